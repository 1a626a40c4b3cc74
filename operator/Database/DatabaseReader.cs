using Amazon.RDS;
using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Database;

/// <summary>Reads the database of one platform: lists that all platforms share, and the parameter group now and then.</summary>
internal sealed class DatabaseReader(AwsRegion aws, PlatformPass pass, ItemReader<ParameterGroupObserved?> groups)
{
    private readonly IAmazonRDS _rds = aws.Clients.RDS;
    private readonly string _name = DatabaseNames.Cluster(pass.Names);

    /// <summary>All of it.</summary>
    public async Task<DatabaseObserved> ReadAsync(CancellationToken ct)
    {
        var group = await groups.ReadAsync(_name, pass.Asker(), () => ReadGroupAsync(ct));
        var (cluster, members) = await ReadClusterAsync(ct);
        var wanted = pass.Settings.Database.EngineVersion;
        return new DatabaseObserved
        {
            ParameterGroup = group,
            Cluster = cluster,
            ClusterThere = cluster?.ResourceId,
            Members = members,
            OfferedVersions = cluster is not null && EngineVersion.IsSatisfied(wanted, cluster.Version) ? [] : await ReadVersionsAsync(ct),
        };
    }

    /// <summary>A snapshot of ours or not, or null when there is none of this name.</summary>
    public async Task<SnapshotObserved?> ReadSnapshotAsync(string id, CancellationToken ct)
    {
        var found = await _rds.DescribeDBClusterSnapshotsAsync(new() { DBClusterSnapshotIdentifier = id }, ct).OrNullIfNotFoundAsync();
        return found?.DBClusterSnapshots?.FirstOrDefault() is { } snapshot ? SnapshotObserved.From(snapshot) : null;
    }

    private async Task<(ClusterObserved? Cluster, IReadOnlyList<MemberObserved> Members)> ReadClusterAsync(CancellationToken ct)
    {
        var cluster = (await aws.Fleet.DBClusters.ReadAsync(pass.Asker(), ct)).FirstOrDefault(cluster => IsNamed(cluster.DBClusterIdentifier));
        if (cluster is null)
            return (null, []);
        var instances = (await aws.Fleet.DBInstances.ReadAsync(pass.Asker(), ct)).Where(instance => IsNamed(instance.DBClusterIdentifier)).ToList();
        // Something is about to be deleted: by which role must not be known from a list that was read before.
        if (instances.Count > 1 + pass.Settings.Database.Readers)
            (cluster, instances) = await ReadNowAsync(cluster, ct);
        var observed = ClusterObserved.From(cluster);
        var members = instances
            .Select(instance => MemberObserved.From(instance, cluster))
            .OrderBy(member => member.Id, StringComparer.Ordinal);
        return (observed, [.. members]);
    }

    // The roles last, since they are what a failover changes.
    private async Task<(DBCluster Cluster, List<DBInstance> Instances)> ReadNowAsync(DBCluster listed, CancellationToken ct)
    {
        var filter = new Filter { Name = "db-cluster-id", Values = [listed.DBClusterIdentifier!] };
        var instances = await AwsPages.ReadAllAsync<DBInstance>(async marker =>
        {
            var page = await _rds.DescribeDBInstancesAsync(new() { Filters = [filter], Marker = marker }, ct);
            return (page.DBInstances, page.Marker);
        }, ct).ToListAsync(ct);
        var clusters = await _rds.DescribeDBClustersAsync(new() { DBClusterIdentifier = listed.DBClusterIdentifier }, ct);
        return (clusters.DBClusters!.Single(), instances);
    }

    private async Task<ParameterGroupObserved?> ReadGroupAsync(CancellationToken ct)
    {
        var found = await _rds.DescribeDBClusterParameterGroupsAsync(new() { DBClusterParameterGroupName = _name }, ct)
            .OrNullIfNotFoundAsync();
        if (found?.DBClusterParameterGroups?.FirstOrDefault() is not { DBClusterParameterGroupArn: { } arn } group)
            return null;
        var tags = await _rds.ListTagsForResourceAsync(new() { ResourceName = arn }, ct);
        var parameters = await AwsPages.ReadAllAsync<Parameter>(async marker =>
        {
            var page = await _rds.DescribeDBClusterParametersAsync(new() { DBClusterParameterGroupName = _name, Marker = marker }, ct);
            return (page.Parameters, page.Marker);
        }, ct).ToListAsync(ct);
        var values = parameters.ToDictionary(parameter => parameter.ParameterName!, Observed, StringComparer.Ordinal);
        return new ParameterGroupObserved(_name, arn, group.DBParameterGroupFamily ?? "", values, tags.TagList.FromTags());
    }

    private static ParameterObserved Observed(Parameter parameter) =>
        new(parameter.ParameterValue, parameter.Source == "user", parameter.ApplyType == "static");

    private async Task<IReadOnlyList<string>> ReadVersionsAsync(CancellationToken ct) =>
        await AwsPages.ReadAllAsync<DBEngineVersion>(async marker =>
        {
            var page = await _rds.DescribeDBEngineVersionsAsync(new() { Engine = DatabaseNames.Engine, Marker = marker }, ct);
            return (page.DBEngineVersions, page.Marker);
        }, ct).Select(version => version.EngineVersion!).ToListAsync(ct);

    private bool IsNamed(string? observed) => string.Equals(observed, _name, StringComparison.OrdinalIgnoreCase);
}
