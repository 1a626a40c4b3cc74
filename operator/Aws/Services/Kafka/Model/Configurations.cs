using Amazon.Runtime;

namespace Amazon.Kafka.Model;

internal class ConfigurationInfo
{
    public string? Arn { get; set; }

    public long? Revision { get; set; }
}

internal class CreateConfigurationRequest : AmazonKafkaRequest
{
    public string? Description { get; set; }

    public List<string>? KafkaVersions { get; set; }

    public string? Name { get; set; }

    public MemoryStream? ServerProperties { get; set; }
}

internal class CreateConfigurationResponse : AmazonWebServiceResponse
{
    public string? Arn { get; set; }

    public DateTime? CreationTime { get; set; }

    public ConfigurationRevision? LatestRevision { get; set; }

    public string? Name { get; set; }

    public ConfigurationState? State { get; set; }
}

internal class ConfigurationRevision
{
    public DateTime? CreationTime { get; set; }

    public string? Description { get; set; }

    public long? Revision { get; set; }
}

internal class UpdateConfigurationRequest : AmazonKafkaRequest
{
    public string? Arn { get; set; }

    public string? Description { get; set; }

    public MemoryStream? ServerProperties { get; set; }
}

internal class UpdateConfigurationResponse : AmazonWebServiceResponse
{
    public string? Arn { get; set; }

    public ConfigurationRevision? LatestRevision { get; set; }
}

internal class DescribeConfigurationRequest : AmazonKafkaRequest
{
    public string? Arn { get; set; }
}

internal class DescribeConfigurationResponse : AmazonWebServiceResponse
{
    public string? Arn { get; set; }

    public DateTime? CreationTime { get; set; }

    public string? Description { get; set; }

    public List<string>? KafkaVersions { get; set; }

    public ConfigurationRevision? LatestRevision { get; set; }

    public string? Name { get; set; }

    public ConfigurationState? State { get; set; }
}

internal class DescribeConfigurationRevisionRequest : AmazonKafkaRequest
{
    public string? Arn { get; set; }

    public long? Revision { get; set; }
}

internal class DescribeConfigurationRevisionResponse : AmazonWebServiceResponse
{
    public string? Arn { get; set; }

    public DateTime? CreationTime { get; set; }

    public string? Description { get; set; }

    public long? Revision { get; set; }

    public MemoryStream? ServerProperties { get; set; }
}

internal class ListConfigurationsRequest : AmazonKafkaRequest
{
    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

internal class ListConfigurationsResponse : AmazonWebServiceResponse
{
    public List<Configuration>? Configurations { get; set; }

    public string? NextToken { get; set; }
}

internal class Configuration
{
    public string? Arn { get; set; }

    public DateTime? CreationTime { get; set; }

    public string? Description { get; set; }

    public List<string>? KafkaVersions { get; set; }

    public ConfigurationRevision? LatestRevision { get; set; }

    public string? Name { get; set; }

    public ConfigurationState? State { get; set; }
}

internal class DeleteConfigurationRequest : AmazonKafkaRequest
{
    public string? Arn { get; set; }
}

internal class DeleteConfigurationResponse : AmazonWebServiceResponse
{
    public string? Arn { get; set; }

    public ConfigurationState? State { get; set; }
}

internal class ListKafkaVersionsRequest : AmazonKafkaRequest
{
    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

internal class ListKafkaVersionsResponse : AmazonWebServiceResponse
{
    public List<KafkaVersion>? KafkaVersions { get; set; }

    public string? NextToken { get; set; }
}

internal class KafkaVersion
{
    public string? Version { get; set; }

    public KafkaVersionStatus? Status { get; set; }
}
