using Amazon.RDS.Model;
using Amazon.Runtime;

namespace Amazon.RDS;

internal interface IAmazonRDS : IAmazonService, IDisposable
{
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonRDSConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonRDSClient(awsCredentials, (AmazonRDSConfig)clientConfig);

    Task<CreateDBSubnetGroupResponse> CreateDBSubnetGroupAsync(CreateDBSubnetGroupRequest request, CancellationToken cancellationToken = default);

    Task<DescribeDBSubnetGroupsResponse> DescribeDBSubnetGroupsAsync(
        DescribeDBSubnetGroupsRequest request, CancellationToken cancellationToken = default);

    Task<ModifyDBSubnetGroupResponse> ModifyDBSubnetGroupAsync(ModifyDBSubnetGroupRequest request, CancellationToken cancellationToken = default);

    Task<DeleteDBSubnetGroupResponse> DeleteDBSubnetGroupAsync(DeleteDBSubnetGroupRequest request, CancellationToken cancellationToken = default);

    Task<CreateDBClusterParameterGroupResponse> CreateDBClusterParameterGroupAsync(
        CreateDBClusterParameterGroupRequest request, CancellationToken cancellationToken = default);

    Task<DescribeDBClusterParameterGroupsResponse> DescribeDBClusterParameterGroupsAsync(
        DescribeDBClusterParameterGroupsRequest request, CancellationToken cancellationToken = default);

    Task<DescribeDBClusterParametersResponse> DescribeDBClusterParametersAsync(
        DescribeDBClusterParametersRequest request, CancellationToken cancellationToken = default);

    Task<ModifyDBClusterParameterGroupResponse> ModifyDBClusterParameterGroupAsync(
        ModifyDBClusterParameterGroupRequest request, CancellationToken cancellationToken = default);

    Task<ResetDBClusterParameterGroupResponse> ResetDBClusterParameterGroupAsync(
        ResetDBClusterParameterGroupRequest request, CancellationToken cancellationToken = default);

    Task<DeleteDBClusterParameterGroupResponse> DeleteDBClusterParameterGroupAsync(
        DeleteDBClusterParameterGroupRequest request, CancellationToken cancellationToken = default);

    Task<CreateDBParameterGroupResponse> CreateDBParameterGroupAsync(
        CreateDBParameterGroupRequest request, CancellationToken cancellationToken = default);

    Task<DescribeDBParameterGroupsResponse> DescribeDBParameterGroupsAsync(
        DescribeDBParameterGroupsRequest request, CancellationToken cancellationToken = default);

    Task<DescribeDBParametersResponse> DescribeDBParametersAsync(DescribeDBParametersRequest request, CancellationToken cancellationToken = default);

    Task<ModifyDBParameterGroupResponse> ModifyDBParameterGroupAsync(
        ModifyDBParameterGroupRequest request, CancellationToken cancellationToken = default);

    Task<DeleteDBParameterGroupResponse> DeleteDBParameterGroupAsync(
        DeleteDBParameterGroupRequest request, CancellationToken cancellationToken = default);

    Task<CreateDBClusterResponse> CreateDBClusterAsync(CreateDBClusterRequest request, CancellationToken cancellationToken = default);

    Task<DescribeDBClustersResponse> DescribeDBClustersAsync(DescribeDBClustersRequest request, CancellationToken cancellationToken = default);

    Task<ModifyDBClusterResponse> ModifyDBClusterAsync(ModifyDBClusterRequest request, CancellationToken cancellationToken = default);

    Task<DeleteDBClusterResponse> DeleteDBClusterAsync(DeleteDBClusterRequest request, CancellationToken cancellationToken = default);

    Task<FailoverDBClusterResponse> FailoverDBClusterAsync(FailoverDBClusterRequest request, CancellationToken cancellationToken = default);

    Task<StartDBClusterResponse> StartDBClusterAsync(StartDBClusterRequest request, CancellationToken cancellationToken = default);

    Task<RestoreDBClusterToPointInTimeResponse> RestoreDBClusterToPointInTimeAsync(
        RestoreDBClusterToPointInTimeRequest request, CancellationToken cancellationToken = default);

    Task<RestoreDBClusterFromSnapshotResponse> RestoreDBClusterFromSnapshotAsync(
        RestoreDBClusterFromSnapshotRequest request, CancellationToken cancellationToken = default);

    Task<CreateDBInstanceResponse> CreateDBInstanceAsync(CreateDBInstanceRequest request, CancellationToken cancellationToken = default);

    Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(DescribeDBInstancesRequest request, CancellationToken cancellationToken = default);

    Task<ModifyDBInstanceResponse> ModifyDBInstanceAsync(ModifyDBInstanceRequest request, CancellationToken cancellationToken = default);

    Task<RebootDBInstanceResponse> RebootDBInstanceAsync(RebootDBInstanceRequest request, CancellationToken cancellationToken = default);

    Task<DeleteDBInstanceResponse> DeleteDBInstanceAsync(DeleteDBInstanceRequest request, CancellationToken cancellationToken = default);

    Task<CreateDBClusterSnapshotResponse> CreateDBClusterSnapshotAsync(
        CreateDBClusterSnapshotRequest request, CancellationToken cancellationToken = default);

    Task<DescribeDBClusterSnapshotsResponse> DescribeDBClusterSnapshotsAsync(
        DescribeDBClusterSnapshotsRequest request, CancellationToken cancellationToken = default);

    Task<DeleteDBClusterSnapshotResponse> DeleteDBClusterSnapshotAsync(
        DeleteDBClusterSnapshotRequest request, CancellationToken cancellationToken = default);

    Task<AddTagsToResourceResponse> AddTagsToResourceAsync(AddTagsToResourceRequest request, CancellationToken cancellationToken = default);

    Task<RemoveTagsFromResourceResponse> RemoveTagsFromResourceAsync(
        RemoveTagsFromResourceRequest request, CancellationToken cancellationToken = default);

    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default);

    Task<DescribeDBEngineVersionsResponse> DescribeDBEngineVersionsAsync(
        DescribeDBEngineVersionsRequest request, CancellationToken cancellationToken = default);
}
