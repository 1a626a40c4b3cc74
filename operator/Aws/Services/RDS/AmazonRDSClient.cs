using Amazon.RDS.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS;

internal class AmazonRDSClient : ProtocolClient, IAmazonRDS
{
    internal static readonly ServiceDescription Description = new("RDS", "rds", "2014-10-31");

    internal static readonly QueryProtocol Protocol = new(Description, RdsShapes.Default.Options, new ErrorMap(e => new AmazonRDSException(e), new()
    {
        ["DBClusterAlreadyExistsFault"] = e => new DBClusterAlreadyExistsException(e),
        ["DBClusterNotFoundFault"] = e => new DBClusterNotFoundException(e),
        ["DBClusterParameterGroupNotFound"] = e => new DBClusterParameterGroupNotFoundException(e),
        ["DBClusterSnapshotAlreadyExistsFault"] = e => new DBClusterSnapshotAlreadyExistsException(e),
        ["DBClusterSnapshotNotFoundFault"] = e => new DBClusterSnapshotNotFoundException(e),
        ["DBInstanceAlreadyExists"] = e => new DBInstanceAlreadyExistsException(e),
        ["DBInstanceNotFound"] = e => new DBInstanceNotFoundException(e),
        ["DBParameterGroupAlreadyExists"] = e => new DBParameterGroupAlreadyExistsException(e),
        ["DBParameterGroupNotFound"] = e => new DBParameterGroupNotFoundException(e),
        ["DBSubnetGroupAlreadyExists"] = e => new DBSubnetGroupAlreadyExistsException(e),
        ["DBSubnetGroupNotFoundFault"] = e => new DBSubnetGroupNotFoundException(e),
        ["InvalidDBClusterSnapshotStateFault"] = e => new InvalidDBClusterSnapshotStateException(e),
        ["InvalidDBClusterStateFault"] = e => new InvalidDBClusterStateException(e),
        ["InvalidDBInstanceState"] = e => new InvalidDBInstanceStateException(e),
        ["InvalidDBParameterGroupState"] = e => new InvalidDBParameterGroupStateException(e),
        ["InvalidDBSubnetGroupStateFault"] = e => new InvalidDBSubnetGroupStateException(e),
    }));

    public AmazonRDSClient(AmazonRDSConfig config) : base(null, config, Protocol) { }

    public AmazonRDSClient(AWSCredentials? credentials, AmazonRDSConfig config) : base(credentials, config, Protocol) { }

    public virtual Task<CreateDBSubnetGroupResponse> CreateDBSubnetGroupAsync(
        CreateDBSubnetGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateDBSubnetGroupResponse>(request, cancellationToken);

    public virtual Task<DescribeDBSubnetGroupsResponse> DescribeDBSubnetGroupsAsync(
        DescribeDBSubnetGroupsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBSubnetGroupsResponse>(request, cancellationToken);

    public virtual Task<ModifyDBSubnetGroupResponse> ModifyDBSubnetGroupAsync(
        ModifyDBSubnetGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ModifyDBSubnetGroupResponse>(request, cancellationToken);

    public virtual Task<DeleteDBSubnetGroupResponse> DeleteDBSubnetGroupAsync(
        DeleteDBSubnetGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteDBSubnetGroupResponse>(request, cancellationToken);

    public virtual Task<CreateDBClusterParameterGroupResponse> CreateDBClusterParameterGroupAsync(
        CreateDBClusterParameterGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateDBClusterParameterGroupResponse>(request, cancellationToken);

    public virtual Task<DescribeDBClusterParameterGroupsResponse> DescribeDBClusterParameterGroupsAsync(
        DescribeDBClusterParameterGroupsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBClusterParameterGroupsResponse>(request, cancellationToken);

    public virtual Task<DescribeDBClusterParametersResponse> DescribeDBClusterParametersAsync(
        DescribeDBClusterParametersRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBClusterParametersResponse>(request, cancellationToken);

    public virtual Task<ModifyDBClusterParameterGroupResponse> ModifyDBClusterParameterGroupAsync(
        ModifyDBClusterParameterGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ModifyDBClusterParameterGroupResponse>(request, cancellationToken);

    public virtual Task<ResetDBClusterParameterGroupResponse> ResetDBClusterParameterGroupAsync(
        ResetDBClusterParameterGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ResetDBClusterParameterGroupResponse>(request, cancellationToken);

    public virtual Task<DeleteDBClusterParameterGroupResponse> DeleteDBClusterParameterGroupAsync(
        DeleteDBClusterParameterGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteDBClusterParameterGroupResponse>(request, cancellationToken);

    public virtual Task<CreateDBParameterGroupResponse> CreateDBParameterGroupAsync(
        CreateDBParameterGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateDBParameterGroupResponse>(request, cancellationToken);

    public virtual Task<DescribeDBParameterGroupsResponse> DescribeDBParameterGroupsAsync(
        DescribeDBParameterGroupsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBParameterGroupsResponse>(request, cancellationToken);

    public virtual Task<DescribeDBParametersResponse> DescribeDBParametersAsync(
        DescribeDBParametersRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBParametersResponse>(request, cancellationToken);

    public virtual Task<ModifyDBParameterGroupResponse> ModifyDBParameterGroupAsync(
        ModifyDBParameterGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ModifyDBParameterGroupResponse>(request, cancellationToken);

    public virtual Task<DeleteDBParameterGroupResponse> DeleteDBParameterGroupAsync(
        DeleteDBParameterGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteDBParameterGroupResponse>(request, cancellationToken);

    public virtual Task<CreateDBClusterResponse> CreateDBClusterAsync(
        CreateDBClusterRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateDBClusterResponse>(request, cancellationToken);

    public virtual Task<DescribeDBClustersResponse> DescribeDBClustersAsync(
        DescribeDBClustersRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBClustersResponse>(request, cancellationToken);

    public virtual Task<ModifyDBClusterResponse> ModifyDBClusterAsync(
        ModifyDBClusterRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ModifyDBClusterResponse>(request, cancellationToken);

    public virtual Task<DeleteDBClusterResponse> DeleteDBClusterAsync(
        DeleteDBClusterRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteDBClusterResponse>(request, cancellationToken);

    public virtual Task<FailoverDBClusterResponse> FailoverDBClusterAsync(
        FailoverDBClusterRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<FailoverDBClusterResponse>(request, cancellationToken);

    public virtual Task<StartDBClusterResponse> StartDBClusterAsync(StartDBClusterRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<StartDBClusterResponse>(request, cancellationToken);

    public virtual Task<RestoreDBClusterToPointInTimeResponse> RestoreDBClusterToPointInTimeAsync(
        RestoreDBClusterToPointInTimeRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<RestoreDBClusterToPointInTimeResponse>(request, cancellationToken);

    public virtual Task<RestoreDBClusterFromSnapshotResponse> RestoreDBClusterFromSnapshotAsync(
        RestoreDBClusterFromSnapshotRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<RestoreDBClusterFromSnapshotResponse>(request, cancellationToken);

    public virtual Task<CreateDBInstanceResponse> CreateDBInstanceAsync(
        CreateDBInstanceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateDBInstanceResponse>(request, cancellationToken);

    public virtual Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(
        DescribeDBInstancesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBInstancesResponse>(request, cancellationToken);

    public virtual Task<ModifyDBInstanceResponse> ModifyDBInstanceAsync(
        ModifyDBInstanceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ModifyDBInstanceResponse>(request, cancellationToken);

    public virtual Task<RebootDBInstanceResponse> RebootDBInstanceAsync(
        RebootDBInstanceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<RebootDBInstanceResponse>(request, cancellationToken);

    public virtual Task<DeleteDBInstanceResponse> DeleteDBInstanceAsync(
        DeleteDBInstanceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteDBInstanceResponse>(request, cancellationToken);

    public virtual Task<CreateDBClusterSnapshotResponse> CreateDBClusterSnapshotAsync(
        CreateDBClusterSnapshotRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateDBClusterSnapshotResponse>(request, cancellationToken);

    public virtual Task<DescribeDBClusterSnapshotsResponse> DescribeDBClusterSnapshotsAsync(
        DescribeDBClusterSnapshotsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBClusterSnapshotsResponse>(request, cancellationToken);

    public virtual Task<DeleteDBClusterSnapshotResponse> DeleteDBClusterSnapshotAsync(
        DeleteDBClusterSnapshotRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteDBClusterSnapshotResponse>(request, cancellationToken);

    public virtual Task<AddTagsToResourceResponse> AddTagsToResourceAsync(
        AddTagsToResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<AddTagsToResourceResponse>(request, cancellationToken);

    public virtual Task<RemoveTagsFromResourceResponse> RemoveTagsFromResourceAsync(
        RemoveTagsFromResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<RemoveTagsFromResourceResponse>(request, cancellationToken);

    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    public virtual Task<DescribeDBEngineVersionsResponse> DescribeDBEngineVersionsAsync(
        DescribeDBEngineVersionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeDBEngineVersionsResponse>(request, cancellationToken);
}
