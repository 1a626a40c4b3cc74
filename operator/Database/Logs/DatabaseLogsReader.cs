using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Database.Logs;

/// <summary>Reads the log groups of the database from the list that all platforms share.</summary>
internal sealed class DatabaseLogsReader(AwsRegion aws, PlatformPass pass, LogGroupReader groups)
{
    private readonly string _cluster = DatabaseNames.Cluster(pass.Names);

    /// <summary>All under the cluster's name.</summary>
    public async Task<DatabaseLogsObserved> ReadAsync(CancellationToken cancellationToken)
        => DatabaseLogsObserved.Of(pass, await groups.ReadOfClusterAsync(aws, pass.Asker(), _cluster, cancellationToken));

    /// <summary>For a deletion: also those that are not listed yet, and whether the cluster goes on logging.</summary>
    public async Task<DatabaseLogsObserved> ReadAllAsync(CancellationToken cancellationToken)
    {
        // The cluster first: what it logged before it was gone is there when the groups are read.
        var cluster = await aws.Clients.RDS.DescribeDBClustersAsync(new() { DBClusterIdentifier = _cluster }, cancellationToken)
            .OrNullIfNotFoundAsync();
        var there = await groups.FindOfClusterAsync(aws, _cluster, DatabaseLogsDesired.WantedNames(pass), cancellationToken);
        return DatabaseLogsObserved.Of(pass, there) with { HasCluster = cluster?.DBClusters?.Count > 0 };
    }
}
