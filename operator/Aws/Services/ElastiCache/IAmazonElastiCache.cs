using Amazon.ElastiCache.Model;
using Amazon.Runtime;

namespace Amazon.ElastiCache;

internal interface IAmazonElastiCache : IAmazonService, IDisposable
{
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonElastiCacheConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonElastiCacheClient(awsCredentials, (AmazonElastiCacheConfig)clientConfig);

    Task<CreateCacheSubnetGroupResponse> CreateCacheSubnetGroupAsync(
        CreateCacheSubnetGroupRequest request, CancellationToken cancellationToken = default);

    Task<DescribeCacheSubnetGroupsResponse> DescribeCacheSubnetGroupsAsync(
        DescribeCacheSubnetGroupsRequest request, CancellationToken cancellationToken = default);

    Task<ModifyCacheSubnetGroupResponse> ModifyCacheSubnetGroupAsync(
        ModifyCacheSubnetGroupRequest request, CancellationToken cancellationToken = default);

    Task<DeleteCacheSubnetGroupResponse> DeleteCacheSubnetGroupAsync(
        DeleteCacheSubnetGroupRequest request, CancellationToken cancellationToken = default);

    Task<CreateCacheParameterGroupResponse> CreateCacheParameterGroupAsync(
        CreateCacheParameterGroupRequest request, CancellationToken cancellationToken = default);

    Task<DescribeCacheParameterGroupsResponse> DescribeCacheParameterGroupsAsync(
        DescribeCacheParameterGroupsRequest request, CancellationToken cancellationToken = default);

    Task<DescribeCacheParametersResponse> DescribeCacheParametersAsync(
        DescribeCacheParametersRequest request, CancellationToken cancellationToken = default);

    Task<ModifyCacheParameterGroupResponse> ModifyCacheParameterGroupAsync(
        ModifyCacheParameterGroupRequest request, CancellationToken cancellationToken = default);

    Task<ResetCacheParameterGroupResponse> ResetCacheParameterGroupAsync(
        ResetCacheParameterGroupRequest request, CancellationToken cancellationToken = default);

    Task<DeleteCacheParameterGroupResponse> DeleteCacheParameterGroupAsync(
        DeleteCacheParameterGroupRequest request, CancellationToken cancellationToken = default);

    Task<CreateReplicationGroupResponse> CreateReplicationGroupAsync(
        CreateReplicationGroupRequest request, CancellationToken cancellationToken = default);

    Task<DescribeReplicationGroupsResponse> DescribeReplicationGroupsAsync(
        DescribeReplicationGroupsRequest request, CancellationToken cancellationToken = default);

    Task<ModifyReplicationGroupResponse> ModifyReplicationGroupAsync(
        ModifyReplicationGroupRequest request, CancellationToken cancellationToken = default);

    Task<DeleteReplicationGroupResponse> DeleteReplicationGroupAsync(
        DeleteReplicationGroupRequest request, CancellationToken cancellationToken = default);

    Task<IncreaseReplicaCountResponse> IncreaseReplicaCountAsync(IncreaseReplicaCountRequest request, CancellationToken cancellationToken = default);

    Task<DecreaseReplicaCountResponse> DecreaseReplicaCountAsync(DecreaseReplicaCountRequest request, CancellationToken cancellationToken = default);

    Task<DescribeCacheClustersResponse> DescribeCacheClustersAsync(
        DescribeCacheClustersRequest request, CancellationToken cancellationToken = default);

    Task<CreateSnapshotResponse> CreateSnapshotAsync(CreateSnapshotRequest request, CancellationToken cancellationToken = default);

    Task<DescribeSnapshotsResponse> DescribeSnapshotsAsync(DescribeSnapshotsRequest request, CancellationToken cancellationToken = default);

    Task<DeleteSnapshotResponse> DeleteSnapshotAsync(DeleteSnapshotRequest request, CancellationToken cancellationToken = default);

    Task<AddTagsToResourceResponse> AddTagsToResourceAsync(AddTagsToResourceRequest request, CancellationToken cancellationToken = default);

    Task<RemoveTagsFromResourceResponse> RemoveTagsFromResourceAsync(
        RemoveTagsFromResourceRequest request, CancellationToken cancellationToken = default);

    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default);

    Task<DescribeCacheEngineVersionsResponse> DescribeCacheEngineVersionsAsync(
        DescribeCacheEngineVersionsRequest request, CancellationToken cancellationToken = default);
}
