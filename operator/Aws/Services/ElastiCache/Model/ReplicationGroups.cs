using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache.Model;

internal class CreateReplicationGroupRequest : AmazonElastiCacheRequest
{
    public string? ReplicationGroupId { get; set; }

    public string? ReplicationGroupDescription { get; set; }

    public bool? AutomaticFailoverEnabled { get; set; }

    public bool? MultiAZEnabled { get; set; }

    public int? NumCacheClusters { get; set; }

    public string? CacheNodeType { get; set; }

    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public string? CacheParameterGroupName { get; set; }

    public string? CacheSubnetGroupName { get; set; }

    [ListMember("SecurityGroupId")]
    public List<string>? SecurityGroupIds { get; set; }

    public string? SnapshotName { get; set; }

    public string? PreferredMaintenanceWindow { get; set; }

    public int? Port { get; set; }

    public string? NotificationTopicArn { get; set; }

    public bool? AutoMinorVersionUpgrade { get; set; }

    public int? SnapshotRetentionLimit { get; set; }

    public string? SnapshotWindow { get; set; }

    public string? AuthToken { get; set; }

    public bool? TransitEncryptionEnabled { get; set; }

    public bool? AtRestEncryptionEnabled { get; set; }

    public string? KmsKeyId { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

internal class CreateReplicationGroupResponse : AmazonWebServiceResponse
{
    public ReplicationGroup? ReplicationGroup { get; set; }
}

internal class ReplicationGroup
{
    public string? ReplicationGroupId { get; set; }

    public string? ARN { get; set; }

    public string? Description { get; set; }

    public string? Status { get; set; }

    public DateTime? ReplicationGroupCreateTime { get; set; }

    public string? CacheNodeType { get; set; }

    public AutomaticFailoverStatus? AutomaticFailover { get; set; }

    public MultiAZStatus? MultiAZ { get; set; }

    [ListMember("ClusterId")]
    public List<string>? MemberClusters { get; set; }

    [ListMember("NodeGroup")]
    public List<NodeGroup>? NodeGroups { get; set; }

    public ReplicationGroupPendingModifiedValues? PendingModifiedValues { get; set; }

    public int? SnapshotRetentionLimit { get; set; }

    public string? SnapshotWindow { get; set; }

    public string? SnapshottingClusterId { get; set; }

    public bool? AuthTokenEnabled { get; set; }

    public DateTime? AuthTokenLastModifiedDate { get; set; }

    public bool? TransitEncryptionEnabled { get; set; }

    public bool? AtRestEncryptionEnabled { get; set; }

    public string? KmsKeyId { get; set; }

    public bool? AutoMinorVersionUpgrade { get; set; }
}

internal class NodeGroup
{
    public string? NodeGroupId { get; set; }

    public string? Status { get; set; }

    public Endpoint? PrimaryEndpoint { get; set; }

    public Endpoint? ReaderEndpoint { get; set; }

    [ListMember("NodeGroupMember")]
    public List<NodeGroupMember>? NodeGroupMembers { get; set; }
}

internal class Endpoint
{
    public string? Address { get; set; }

    public int? Port { get; set; }
}

internal class NodeGroupMember
{
    public string? CacheClusterId { get; set; }

    public string? CacheNodeId { get; set; }

    public string? CurrentRole { get; set; }

    public string? PreferredAvailabilityZone { get; set; }

    public Endpoint? ReadEndpoint { get; set; }
}

internal class ReplicationGroupPendingModifiedValues
{
    public AuthTokenUpdateStatus? AuthTokenStatus { get; set; }

    public PendingAutomaticFailoverStatus? AutomaticFailoverStatus { get; set; }

    public string? PrimaryClusterId { get; set; }
}

internal class DescribeReplicationGroupsRequest : AmazonElastiCacheRequest
{
    public string? ReplicationGroupId { get; set; }

    public int? MaxRecords { get; set; }

    public string? Marker { get; set; }
}

internal class DescribeReplicationGroupsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("ReplicationGroup")]
    public List<ReplicationGroup>? ReplicationGroups { get; set; }
}

internal class ModifyReplicationGroupRequest : AmazonElastiCacheRequest
{
    public string? ReplicationGroupId { get; set; }

    public bool? ApplyImmediately { get; set; }

    public string? AuthToken { get; set; }

    public AuthTokenUpdateStrategyType? AuthTokenUpdateStrategy { get; set; }

    public bool? AutomaticFailoverEnabled { get; set; }

    public bool? AutoMinorVersionUpgrade { get; set; }

    public string? CacheNodeType { get; set; }

    public string? CacheParameterGroupName { get; set; }

    public string? EngineVersion { get; set; }

    public bool? MultiAZEnabled { get; set; }

    public string? PreferredMaintenanceWindow { get; set; }

    public string? ReplicationGroupDescription { get; set; }

    [ListMember("SecurityGroupId")]
    public List<string>? SecurityGroupIds { get; set; }

    public int? SnapshotRetentionLimit { get; set; }

    public string? SnapshotWindow { get; set; }

    public string? SnapshottingClusterId { get; set; }
}

internal class ModifyReplicationGroupResponse : AmazonWebServiceResponse
{
    public ReplicationGroup? ReplicationGroup { get; set; }
}

internal class DeleteReplicationGroupRequest : AmazonElastiCacheRequest
{
    public string? ReplicationGroupId { get; set; }

    public bool? RetainPrimaryCluster { get; set; }

    public string? FinalSnapshotIdentifier { get; set; }
}

internal class DeleteReplicationGroupResponse : AmazonWebServiceResponse
{
    public ReplicationGroup? ReplicationGroup { get; set; }
}

internal class IncreaseReplicaCountRequest : AmazonElastiCacheRequest
{
    public string? ReplicationGroupId { get; set; }

    public int? NewReplicaCount { get; set; }

    public bool? ApplyImmediately { get; set; }
}

internal class IncreaseReplicaCountResponse : AmazonWebServiceResponse
{
    public ReplicationGroup? ReplicationGroup { get; set; }
}

internal class DecreaseReplicaCountRequest : AmazonElastiCacheRequest
{
    public string? ReplicationGroupId { get; set; }

    public int? NewReplicaCount { get; set; }

    public bool? ApplyImmediately { get; set; }
}

internal class DecreaseReplicaCountResponse : AmazonWebServiceResponse
{
    public ReplicationGroup? ReplicationGroup { get; set; }
}
