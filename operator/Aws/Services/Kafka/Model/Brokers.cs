namespace Amazon.Kafka.Model;

internal class BrokerNodeGroupInfo
{
    public BrokerAZDistribution? BrokerAZDistribution { get; set; }

    public List<string>? ClientSubnets { get; set; }

    public string? InstanceType { get; set; }

    public List<string>? SecurityGroups { get; set; }

    public StorageInfo? StorageInfo { get; set; }
}

internal class StorageInfo
{
    public EBSStorageInfo? EbsStorageInfo { get; set; }
}

internal class EBSStorageInfo
{
    public int? VolumeSize { get; set; }
}

internal class OpenMonitoringInfo
{
    public PrometheusInfo? Prometheus { get; set; }
}

internal class PrometheusInfo
{
    public JmxExporterInfo? JmxExporter { get; set; }

    public NodeExporterInfo? NodeExporter { get; set; }
}

internal class JmxExporterInfo
{
    public bool? EnabledInBroker { get; set; }
}

internal class NodeExporterInfo
{
    public bool? EnabledInBroker { get; set; }
}

internal class LoggingInfo
{
    public BrokerLogs? BrokerLogs { get; set; }
}

internal class BrokerLogs
{
    public CloudWatchLogs? CloudWatchLogs { get; set; }

    public S3? S3 { get; set; }
}

internal class CloudWatchLogs
{
    public bool? Enabled { get; set; }

    public string? LogGroup { get; set; }
}

internal class S3
{
    public string? Bucket { get; set; }

    public bool? Enabled { get; set; }

    public string? Prefix { get; set; }
}

internal class BrokerSoftwareInfo
{
    public string? ConfigurationArn { get; set; }

    public long? ConfigurationRevision { get; set; }

    public string? KafkaVersion { get; set; }
}
