using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache.Model;

public class CreateCacheSubnetGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheSubnetGroupName { get; set; }

    public string? CacheSubnetGroupDescription { get; set; }

    [ListMember("SubnetIdentifier")]
    public List<string>? SubnetIds { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

public class CreateCacheSubnetGroupResponse : AmazonWebServiceResponse
{
    public CacheSubnetGroup? CacheSubnetGroup { get; set; }
}

public class CacheSubnetGroup
{
    public string? CacheSubnetGroupName { get; set; }

    public string? ARN { get; set; }

    public string? CacheSubnetGroupDescription { get; set; }

    public string? VpcId { get; set; }

    [ListMember("Subnet")]
    public List<Subnet>? Subnets { get; set; }
}

public class Subnet
{
    public string? SubnetIdentifier { get; set; }

    public AvailabilityZone? SubnetAvailabilityZone { get; set; }
}

public class AvailabilityZone
{
    public string? Name { get; set; }
}

public class DescribeCacheSubnetGroupsRequest : AmazonElastiCacheRequest
{
    public string? CacheSubnetGroupName { get; set; }

    public int? MaxRecords { get; set; }

    public string? Marker { get; set; }
}

public class DescribeCacheSubnetGroupsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("CacheSubnetGroup")]
    public List<CacheSubnetGroup>? CacheSubnetGroups { get; set; }
}

public class ModifyCacheSubnetGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheSubnetGroupName { get; set; }

    public string? CacheSubnetGroupDescription { get; set; }

    [ListMember("SubnetIdentifier")]
    public List<string>? SubnetIds { get; set; }
}

public class ModifyCacheSubnetGroupResponse : AmazonWebServiceResponse
{
    public CacheSubnetGroup? CacheSubnetGroup { get; set; }
}

public class DeleteCacheSubnetGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheSubnetGroupName { get; set; }
}

public class DeleteCacheSubnetGroupResponse : AmazonWebServiceResponse;
