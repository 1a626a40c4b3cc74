using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache.Model;

internal class CreateCacheSubnetGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheSubnetGroupName { get; set; }

    public string? CacheSubnetGroupDescription { get; set; }

    [ListMember("SubnetIdentifier")]
    public List<string>? SubnetIds { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

internal class CreateCacheSubnetGroupResponse : AmazonWebServiceResponse
{
    public CacheSubnetGroup? CacheSubnetGroup { get; set; }
}

internal class CacheSubnetGroup
{
    public string? CacheSubnetGroupName { get; set; }

    public string? ARN { get; set; }

    public string? CacheSubnetGroupDescription { get; set; }

    public string? VpcId { get; set; }

    [ListMember("Subnet")]
    public List<Subnet>? Subnets { get; set; }
}

internal class Subnet
{
    public string? SubnetIdentifier { get; set; }

    public AvailabilityZone? SubnetAvailabilityZone { get; set; }
}

internal class AvailabilityZone
{
    public string? Name { get; set; }
}

internal class DescribeCacheSubnetGroupsRequest : AmazonElastiCacheRequest
{
    public string? CacheSubnetGroupName { get; set; }

    public int? MaxRecords { get; set; }

    public string? Marker { get; set; }
}

internal class DescribeCacheSubnetGroupsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("CacheSubnetGroup")]
    public List<CacheSubnetGroup>? CacheSubnetGroups { get; set; }
}

internal class ModifyCacheSubnetGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheSubnetGroupName { get; set; }

    public string? CacheSubnetGroupDescription { get; set; }

    [ListMember("SubnetIdentifier")]
    public List<string>? SubnetIds { get; set; }
}

internal class ModifyCacheSubnetGroupResponse : AmazonWebServiceResponse
{
    public CacheSubnetGroup? CacheSubnetGroup { get; set; }
}

internal class DeleteCacheSubnetGroupRequest : AmazonElastiCacheRequest
{
    public string? CacheSubnetGroupName { get; set; }
}

internal class DeleteCacheSubnetGroupResponse : AmazonWebServiceResponse;
