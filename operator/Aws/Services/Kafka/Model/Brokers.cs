namespace Amazon.Kafka.Model;

public class BrokerNodeGroupInfo
{
    public BrokerAZDistribution? BrokerAZDistribution { get; set; }

    public List<string>? ClientSubnets { get; set; }

    public string? InstanceType { get; set; }

    public List<string>? SecurityGroups { get; set; }

    public StorageInfo? StorageInfo { get; set; }
}

public class StorageInfo
{
    public EBSStorageInfo? EbsStorageInfo { get; set; }
}

public class EBSStorageInfo
{
    public int? VolumeSize { get; set; }
}

public class OpenMonitoringInfo
{
    public PrometheusInfo? Prometheus { get; set; }
}

public class PrometheusInfo
{
    public JmxExporterInfo? JmxExporter { get; set; }

    public NodeExporterInfo? NodeExporter { get; set; }
}

public class JmxExporterInfo
{
    public bool? EnabledInBroker { get; set; }
}

public class NodeExporterInfo
{
    public bool? EnabledInBroker { get; set; }
}

public class LoggingInfo
{
    public BrokerLogs? BrokerLogs { get; set; }
}

public class BrokerLogs
{
    public CloudWatchLogs? CloudWatchLogs { get; set; }

    public S3? S3 { get; set; }
}

public class CloudWatchLogs
{
    public bool? Enabled { get; set; }

    public string? LogGroup { get; set; }
}

public class S3
{
    public string? Bucket { get; set; }

    public bool? Enabled { get; set; }

    public string? Prefix { get; set; }
}

public class BrokerSoftwareInfo
{
    public string? ConfigurationArn { get; set; }

    public long? ConfigurationRevision { get; set; }

    public string? KafkaVersion { get; set; }
}
