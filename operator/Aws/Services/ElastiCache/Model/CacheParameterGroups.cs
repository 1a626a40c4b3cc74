using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache.Model;

public class CreateCacheParameterGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheParameterGroupName { get; set; }

    public string? CacheParameterGroupFamily { get; set; }

    public string? Description { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

public class CreateCacheParameterGroupResponse : AmazonWebServiceResponse
{
    public CacheParameterGroup? CacheParameterGroup { get; set; }
}

public class CacheParameterGroup
{
    public string? CacheParameterGroupName { get; set; }

    public string? ARN { get; set; }

    public string? CacheParameterGroupFamily { get; set; }

    public string? Description { get; set; }
}

public class DescribeCacheParameterGroupsRequest : AmazonElastiCacheRequest
{
    public string? CacheParameterGroupName { get; set; }

    public int? MaxRecords { get; set; }

    public string? Marker { get; set; }
}

public class DescribeCacheParameterGroupsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("CacheParameterGroup")]
    public List<CacheParameterGroup>? CacheParameterGroups { get; set; }
}

public class DescribeCacheParametersRequest : AmazonElastiCacheRequest
{
    public string? CacheParameterGroupName { get; set; }

    public string? Source { get; set; }

    public int? MaxRecords { get; set; }

    public string? Marker { get; set; }
}

public class DescribeCacheParametersResponse : AmazonWebServiceResponse
{
    [ListMember("Parameter")]
    public List<Parameter>? Parameters { get; set; }

    public string? Marker { get; set; }
}

public class Parameter
{
    public string? ParameterName { get; set; }

    public string? ParameterValue { get; set; }

    public ChangeType? ChangeType { get; set; }

    public bool? IsModifiable { get; set; }

    public string? Source { get; set; }
}

public class ModifyCacheParameterGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheParameterGroupName { get; set; }

    [ListMember("ParameterNameValue")]
    public List<ParameterNameValue>? ParameterNameValues { get; set; }
}

public class ParameterNameValue
{
    public string? ParameterName { get; set; }

    public string? ParameterValue { get; set; }
}

public class ModifyCacheParameterGroupResponse : AmazonWebServiceResponse
{
    public string? CacheParameterGroupName { get; set; }
}

public class ResetCacheParameterGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheParameterGroupName { get; set; }

    public bool? ResetAllParameters { get; set; }

    [ListMember("ParameterNameValue")]
    public List<ParameterNameValue>? ParameterNameValues { get; set; }
}

public class ResetCacheParameterGroupResponse : AmazonWebServiceResponse
{
    public string? CacheParameterGroupName { get; set; }
}

public class DeleteCacheParameterGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheParameterGroupName { get; set; }
}

public class DeleteCacheParameterGroupResponse : AmazonWebServiceResponse;
