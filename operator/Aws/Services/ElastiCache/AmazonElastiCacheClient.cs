using Amazon.ElastiCache.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache;

internal class AmazonElastiCacheClient : ProtocolClient, IAmazonElastiCache
{
    internal static readonly ServiceDescription Description = new("ElastiCache", "elasticache", "2015-02-02");

    internal static readonly QueryProtocol Protocol = new(Description, ElastiCacheShapes.Default.Options, new ErrorMap(e => new AmazonElastiCacheException(e), new()
    {
        ["CacheClusterNotFound"] = e => new CacheClusterNotFoundException(e),
        ["CacheParameterGroupAlreadyExists"] = e => new CacheParameterGroupAlreadyExistsException(e),
        ["CacheParameterGroupNotFound"] = e => new CacheParameterGroupNotFoundException(e),
        ["CacheSubnetGroupAlreadyExists"] = e => new CacheSubnetGroupAlreadyExistsException(e),
        ["CacheSubnetGroupNotFoundFault"] = e => new CacheSubnetGroupNotFoundException(e),
        ["InvalidCacheClusterState"] = e => new InvalidCacheClusterStateException(e),
        ["InvalidCacheParameterGroupState"] = e => new InvalidCacheParameterGroupStateException(e),
        ["InvalidReplicationGroupState"] = e => new InvalidReplicationGroupStateException(e),
        ["InvalidSnapshotState"] = e => new InvalidSnapshotStateException(e),
        ["NoOperationFault"] = e => new NoOperationException(e),
        ["ReplicationGroupAlreadyExists"] = e => new ReplicationGroupAlreadyExistsException(e),
        ["ReplicationGroupNotFoundFault"] = e => new ReplicationGroupNotFoundException(e),
        ["SnapshotAlreadyExistsFault"] = e => new SnapshotAlreadyExistsException(e),
        ["SnapshotNotFoundFault"] = e => new SnapshotNotFoundException(e),
    }));

    public AmazonElastiCacheClient(AmazonElastiCacheConfig config) : base(null, config, Protocol) { }

    public AmazonElastiCacheClient(AWSCredentials? credentials, AmazonElastiCacheConfig config) : base(credentials, config, Protocol) { }

    public virtual Task<CreateCacheSubnetGroupResponse> CreateCacheSubnetGroupAsync(
        CreateCacheSubnetGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateCacheSubnetGroupResponse>(request, cancellationToken);

    public virtual Task<DescribeCacheSubnetGroupsResponse> DescribeCacheSubnetGroupsAsync(
        DescribeCacheSubnetGroupsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeCacheSubnetGroupsResponse>(request, cancellationToken);

    public virtual Task<ModifyCacheSubnetGroupResponse> ModifyCacheSubnetGroupAsync(
        ModifyCacheSubnetGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ModifyCacheSubnetGroupResponse>(request, cancellationToken);

    public virtual Task<DeleteCacheSubnetGroupResponse> DeleteCacheSubnetGroupAsync(
        DeleteCacheSubnetGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteCacheSubnetGroupResponse>(request, cancellationToken);

    public virtual Task<CreateCacheParameterGroupResponse> CreateCacheParameterGroupAsync(
        CreateCacheParameterGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateCacheParameterGroupResponse>(request, cancellationToken);

    public virtual Task<DescribeCacheParameterGroupsResponse> DescribeCacheParameterGroupsAsync(
        DescribeCacheParameterGroupsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeCacheParameterGroupsResponse>(request, cancellationToken);

    public virtual Task<DescribeCacheParametersResponse> DescribeCacheParametersAsync(
        DescribeCacheParametersRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeCacheParametersResponse>(request, cancellationToken);

    public virtual Task<ModifyCacheParameterGroupResponse> ModifyCacheParameterGroupAsync(
        ModifyCacheParameterGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ModifyCacheParameterGroupResponse>(request, cancellationToken);

    public virtual Task<ResetCacheParameterGroupResponse> ResetCacheParameterGroupAsync(
        ResetCacheParameterGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ResetCacheParameterGroupResponse>(request, cancellationToken);

    public virtual Task<DeleteCacheParameterGroupResponse> DeleteCacheParameterGroupAsync(
        DeleteCacheParameterGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteCacheParameterGroupResponse>(request, cancellationToken);

    public virtual Task<CreateReplicationGroupResponse> CreateReplicationGroupAsync(
        CreateReplicationGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateReplicationGroupResponse>(request, cancellationToken);

    public virtual Task<DescribeReplicationGroupsResponse> DescribeReplicationGroupsAsync(
        DescribeReplicationGroupsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeReplicationGroupsResponse>(request, cancellationToken);

    public virtual Task<ModifyReplicationGroupResponse> ModifyReplicationGroupAsync(
        ModifyReplicationGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ModifyReplicationGroupResponse>(request, cancellationToken);

    public virtual Task<DeleteReplicationGroupResponse> DeleteReplicationGroupAsync(
        DeleteReplicationGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteReplicationGroupResponse>(request, cancellationToken);

    public virtual Task<IncreaseReplicaCountResponse> IncreaseReplicaCountAsync(
        IncreaseReplicaCountRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<IncreaseReplicaCountResponse>(request, cancellationToken);

    public virtual Task<DecreaseReplicaCountResponse> DecreaseReplicaCountAsync(
        DecreaseReplicaCountRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DecreaseReplicaCountResponse>(request, cancellationToken);

    public virtual Task<DescribeCacheClustersResponse> DescribeCacheClustersAsync(
        DescribeCacheClustersRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeCacheClustersResponse>(request, cancellationToken);

    public virtual Task<CreateSnapshotResponse> CreateSnapshotAsync(CreateSnapshotRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateSnapshotResponse>(request, cancellationToken);

    public virtual Task<DescribeSnapshotsResponse> DescribeSnapshotsAsync(
        DescribeSnapshotsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeSnapshotsResponse>(request, cancellationToken);

    public virtual Task<DeleteSnapshotResponse> DeleteSnapshotAsync(DeleteSnapshotRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteSnapshotResponse>(request, cancellationToken);

    public virtual Task<AddTagsToResourceResponse> AddTagsToResourceAsync(
        AddTagsToResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<AddTagsToResourceResponse>(request, cancellationToken);

    public virtual Task<RemoveTagsFromResourceResponse> RemoveTagsFromResourceAsync(
        RemoveTagsFromResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<RemoveTagsFromResourceResponse>(request, cancellationToken);

    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    public virtual Task<DescribeCacheEngineVersionsResponse> DescribeCacheEngineVersionsAsync(
        DescribeCacheEngineVersionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeCacheEngineVersionsResponse>(request, cancellationToken);
}
