using Amazon.Runtime;

namespace Amazon.Kafka.Model;

public class ConfigurationInfo
{
    public string? Arn { get; set; }

    public long? Revision { get; set; }
}

public class CreateConfigurationRequest : AmazonKafkaRequest
{
    public string? Description { get; set; }

    public List<string>? KafkaVersions { get; set; }

    public string? Name { get; set; }

    public MemoryStream? ServerProperties { get; set; }
}

public class CreateConfigurationResponse : AmazonWebServiceResponse
{
    public string? Arn { get; set; }

    public DateTime? CreationTime { get; set; }

    public ConfigurationRevision? LatestRevision { get; set; }

    public string? Name { get; set; }

    public ConfigurationState? State { get; set; }
}

public class ConfigurationRevision
{
    public DateTime? CreationTime { get; set; }

    public string? Description { get; set; }

    public long? Revision { get; set; }
}

public class UpdateConfigurationRequest : AmazonKafkaRequest
{
    public string? Arn { get; set; }

    public string? Description { get; set; }

    public MemoryStream? ServerProperties { get; set; }
}

public class UpdateConfigurationResponse : AmazonWebServiceResponse
{
    public string? Arn { get; set; }

    public ConfigurationRevision? LatestRevision { get; set; }
}

public class DescribeConfigurationRequest : AmazonKafkaRequest
{
    public string? Arn { get; set; }
}

public class DescribeConfigurationResponse : AmazonWebServiceResponse
{
    public string? Arn { get; set; }

    public DateTime? CreationTime { get; set; }

    public string? Description { get; set; }

    public List<string>? KafkaVersions { get; set; }

    public ConfigurationRevision? LatestRevision { get; set; }

    public string? Name { get; set; }

    public ConfigurationState? State { get; set; }
}

public class DescribeConfigurationRevisionRequest : AmazonKafkaRequest
{
    public string? Arn { get; set; }

    public long? Revision { get; set; }
}

public class DescribeConfigurationRevisionResponse : AmazonWebServiceResponse
{
    public string? Arn { get; set; }

    public DateTime? CreationTime { get; set; }

    public string? Description { get; set; }

    public long? Revision { get; set; }

    public MemoryStream? ServerProperties { get; set; }
}

public class ListConfigurationsRequest : AmazonKafkaRequest
{
    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public class ListConfigurationsResponse : AmazonWebServiceResponse
{
    public List<Configuration>? Configurations { get; set; }

    public string? NextToken { get; set; }
}

public class Configuration
{
    public string? Arn { get; set; }

    public DateTime? CreationTime { get; set; }

    public string? Description { get; set; }

    public List<string>? KafkaVersions { get; set; }

    public ConfigurationRevision? LatestRevision { get; set; }

    public string? Name { get; set; }

    public ConfigurationState? State { get; set; }
}

public class DeleteConfigurationRequest : AmazonKafkaRequest
{
    public string? Arn { get; set; }
}

public class DeleteConfigurationResponse : AmazonWebServiceResponse
{
    public string? Arn { get; set; }

    public ConfigurationState? State { get; set; }
}

public class ListKafkaVersionsRequest : AmazonKafkaRequest
{
    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public class ListKafkaVersionsResponse : AmazonWebServiceResponse
{
    public List<KafkaVersion>? KafkaVersions { get; set; }

    public string? NextToken { get; set; }
}

public class KafkaVersion
{
    public string? Version { get; set; }

    public KafkaVersionStatus? Status { get; set; }
}
