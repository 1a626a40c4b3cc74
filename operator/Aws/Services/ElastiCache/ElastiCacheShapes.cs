using System.Text.Json.Serialization;
using Amazon.ElastiCache.Model;

namespace Amazon.ElastiCache;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CreateCacheSubnetGroupRequest)), JsonSerializable(typeof(CreateCacheSubnetGroupResponse))]
[JsonSerializable(typeof(DescribeCacheSubnetGroupsRequest)), JsonSerializable(typeof(DescribeCacheSubnetGroupsResponse))]
[JsonSerializable(typeof(ModifyCacheSubnetGroupRequest)), JsonSerializable(typeof(ModifyCacheSubnetGroupResponse))]
[JsonSerializable(typeof(DeleteCacheSubnetGroupRequest)), JsonSerializable(typeof(DeleteCacheSubnetGroupResponse))]
[JsonSerializable(typeof(CreateCacheParameterGroupRequest)), JsonSerializable(typeof(CreateCacheParameterGroupResponse))]
[JsonSerializable(typeof(DescribeCacheParameterGroupsRequest)), JsonSerializable(typeof(DescribeCacheParameterGroupsResponse))]
[JsonSerializable(typeof(DescribeCacheParametersRequest)), JsonSerializable(typeof(DescribeCacheParametersResponse))]
[JsonSerializable(typeof(ModifyCacheParameterGroupRequest)), JsonSerializable(typeof(ModifyCacheParameterGroupResponse))]
[JsonSerializable(typeof(ResetCacheParameterGroupRequest)), JsonSerializable(typeof(ResetCacheParameterGroupResponse))]
[JsonSerializable(typeof(DeleteCacheParameterGroupRequest)), JsonSerializable(typeof(DeleteCacheParameterGroupResponse))]
[JsonSerializable(typeof(CreateReplicationGroupRequest)), JsonSerializable(typeof(CreateReplicationGroupResponse))]
[JsonSerializable(typeof(DescribeReplicationGroupsRequest)), JsonSerializable(typeof(DescribeReplicationGroupsResponse))]
[JsonSerializable(typeof(ModifyReplicationGroupRequest)), JsonSerializable(typeof(ModifyReplicationGroupResponse))]
[JsonSerializable(typeof(DeleteReplicationGroupRequest)), JsonSerializable(typeof(DeleteReplicationGroupResponse))]
[JsonSerializable(typeof(IncreaseReplicaCountRequest)), JsonSerializable(typeof(IncreaseReplicaCountResponse))]
[JsonSerializable(typeof(DecreaseReplicaCountRequest)), JsonSerializable(typeof(DecreaseReplicaCountResponse))]
[JsonSerializable(typeof(DescribeCacheClustersRequest)), JsonSerializable(typeof(DescribeCacheClustersResponse))]
[JsonSerializable(typeof(CreateSnapshotRequest)), JsonSerializable(typeof(CreateSnapshotResponse))]
[JsonSerializable(typeof(DescribeSnapshotsRequest)), JsonSerializable(typeof(DescribeSnapshotsResponse))]
[JsonSerializable(typeof(DeleteSnapshotRequest)), JsonSerializable(typeof(DeleteSnapshotResponse))]
[JsonSerializable(typeof(AddTagsToResourceRequest)), JsonSerializable(typeof(AddTagsToResourceResponse))]
[JsonSerializable(typeof(RemoveTagsFromResourceRequest)), JsonSerializable(typeof(RemoveTagsFromResourceResponse))]
[JsonSerializable(typeof(ListTagsForResourceRequest)), JsonSerializable(typeof(ListTagsForResourceResponse))]
[JsonSerializable(typeof(DescribeCacheEngineVersionsRequest)), JsonSerializable(typeof(DescribeCacheEngineVersionsResponse))]
internal sealed partial class ElastiCacheShapes : JsonSerializerContext;
