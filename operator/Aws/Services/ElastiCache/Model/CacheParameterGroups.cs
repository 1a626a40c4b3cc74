using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache.Model;

internal class CreateCacheParameterGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheParameterGroupName { get; set; }

    public string? CacheParameterGroupFamily { get; set; }

    public string? Description { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

internal class CreateCacheParameterGroupResponse : AmazonWebServiceResponse
{
    public CacheParameterGroup? CacheParameterGroup { get; set; }
}

internal class CacheParameterGroup
{
    public string? CacheParameterGroupName { get; set; }

    public string? ARN { get; set; }

    public string? CacheParameterGroupFamily { get; set; }

    public string? Description { get; set; }
}

internal class DescribeCacheParameterGroupsRequest : AmazonElastiCacheRequest
{
    public string? CacheParameterGroupName { get; set; }

    public int? MaxRecords { get; set; }

    public string? Marker { get; set; }
}

internal class DescribeCacheParameterGroupsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("CacheParameterGroup")]
    public List<CacheParameterGroup>? CacheParameterGroups { get; set; }
}

internal class DescribeCacheParametersRequest : AmazonElastiCacheRequest
{
    public string? CacheParameterGroupName { get; set; }

    public string? Source { get; set; }

    public int? MaxRecords { get; set; }

    public string? Marker { get; set; }
}

internal class DescribeCacheParametersResponse : AmazonWebServiceResponse
{
    [ListMember("Parameter")]
    public List<Parameter>? Parameters { get; set; }

    public string? Marker { get; set; }
}

internal class Parameter
{
    public string? ParameterName { get; set; }

    public string? ParameterValue { get; set; }

    public ChangeType? ChangeType { get; set; }

    public bool? IsModifiable { get; set; }

    public string? Source { get; set; }
}

internal class ModifyCacheParameterGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheParameterGroupName { get; set; }

    [ListMember("ParameterNameValue")]
    public List<ParameterNameValue>? ParameterNameValues { get; set; }
}

internal class ParameterNameValue
{
    public string? ParameterName { get; set; }

    public string? ParameterValue { get; set; }
}

internal class ModifyCacheParameterGroupResponse : AmazonWebServiceResponse
{
    public string? CacheParameterGroupName { get; set; }
}

internal class ResetCacheParameterGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheParameterGroupName { get; set; }

    public bool? ResetAllParameters { get; set; }

    [ListMember("ParameterNameValue")]
    public List<ParameterNameValue>? ParameterNameValues { get; set; }
}

internal class ResetCacheParameterGroupResponse : AmazonWebServiceResponse
{
    public string? CacheParameterGroupName { get; set; }
}

internal class DeleteCacheParameterGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheParameterGroupName { get; set; }
}

internal class DeleteCacheParameterGroupResponse : AmazonWebServiceResponse;
