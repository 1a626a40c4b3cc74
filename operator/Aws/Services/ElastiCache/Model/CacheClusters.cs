using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache.Model;

internal class DescribeCacheClustersRequest : AmazonElastiCacheRequest
{
    public string? CacheClusterId { get; set; }

    public bool? ShowCacheNodeInfo { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

internal class DescribeCacheClustersResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("CacheCluster")]
    public List<CacheCluster>? CacheClusters { get; set; }
}

internal class CacheCluster
{
    public string? CacheClusterId { get; set; }

    public string? ARN { get; set; }

    public string? CacheClusterStatus { get; set; }

    public string? ReplicationGroupId { get; set; }

    public string? CacheNodeType { get; set; }

    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public CacheParameterGroupStatus? CacheParameterGroup { get; set; }

    public string? CacheSubnetGroupName { get; set; }

    public PendingModifiedValues? PendingModifiedValues { get; set; }

    public string? PreferredAvailabilityZone { get; set; }

    public string? PreferredMaintenanceWindow { get; set; }

    public List<SecurityGroupMembership>? SecurityGroups { get; set; }

    public int? SnapshotRetentionLimit { get; set; }

    public string? SnapshotWindow { get; set; }

    public bool? AutoMinorVersionUpgrade { get; set; }
}

internal class CacheParameterGroupStatus
{
    public string? CacheParameterGroupName { get; set; }

    public string? ParameterApplyStatus { get; set; }

    [ListMember("CacheNodeId")]
    public List<string>? CacheNodeIdsToReboot { get; set; }
}

internal class PendingModifiedValues
{
    public string? CacheNodeType { get; set; }

    public string? EngineVersion { get; set; }

    public int? NumCacheNodes { get; set; }

    public AuthTokenUpdateStatus? AuthTokenStatus { get; set; }
}

internal class SecurityGroupMembership
{
    public string? SecurityGroupId { get; set; }

    public string? Status { get; set; }
}
