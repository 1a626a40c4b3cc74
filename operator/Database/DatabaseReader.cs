using Amazon.RDS;
using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Database.Parameters;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>Reads the database of one platform: lists that all platforms share, and the parameter group now and then.</summary>
internal sealed class DatabaseReader(AwsRegion aws, PlatformPass pass, ItemReader<ParameterGroupObserved?> groups)
{
    private const string Engine = "aurora-mysql";
    private readonly IAmazonRDS _rds = aws.Clients.RDS;

    /// <summary>All of it.</summary>
    public async Task<DatabaseObserved> ReadAsync(CancellationToken ct)
    {
        var name = DatabaseNames.Cluster(pass.Names);
        var group = await groups.ReadAsync(name, () => ReadGroupAsync(name, ct));
        var cluster = (await aws.Fleet.DBClusters.ReadAsync(ct)).FirstOrDefault(cluster => IsNamed(cluster.DBClusterIdentifier, name));
        var members = cluster is null ? [] : await ReadMembersAsync(cluster, ct);
        var observed = cluster is null ? null : ClusterObserved.From(cluster);
        var wanted = pass.Settings.Database.EngineVersion;
        var offered = observed is not null && EngineVersion.IsSatisfied(wanted, observed.Version) ? [] : await ReadVersionsAsync(ct);
        return new DatabaseObserved(group, observed, members, offered);
    }

    /// <summary>A snapshot of ours or not, or null when there is none of this name.</summary>
    public async Task<SnapshotObserved?> ReadSnapshotAsync(string id, CancellationToken ct)
    {
        var found = await _rds.DescribeDBClusterSnapshotsAsync(new() { DBClusterSnapshotIdentifier = id }, ct).OrNullIfNotFoundAsync();
        return found?.DBClusterSnapshots?.FirstOrDefault() is { } snapshot ? SnapshotObserved.From(snapshot) : null;
    }

    private async Task<IReadOnlyList<MemberObserved>> ReadMembersAsync(DBCluster cluster, CancellationToken ct)
    {
        var roles = (cluster.DBClusterMembers ?? []).ToDictionary(member => member.DBInstanceIdentifier ?? "", StringComparer.OrdinalIgnoreCase);
        return
        [
            .. (await aws.Fleet.DBInstances.ReadAsync(ct))
                .Where(instance => IsNamed(instance.DBClusterIdentifier, cluster.DBClusterIdentifier))
                .Select(instance => MemberObserved.From(instance, roles.GetValueOrDefault(instance.DBInstanceIdentifier ?? "")))
                .OrderBy(member => member.Id, StringComparer.Ordinal),
        ];
    }

    private async Task<ParameterGroupObserved?> ReadGroupAsync(string name, CancellationToken ct)
    {
        var found = await _rds.DescribeDBClusterParameterGroupsAsync(new() { DBClusterParameterGroupName = name }, ct).OrNullIfNotFoundAsync();
        if (found?.DBClusterParameterGroups?.FirstOrDefault()?.DBClusterParameterGroupArn is not { } arn)
            return null;
        var tags = await _rds.ListTagsForResourceAsync(new() { ResourceName = arn }, ct);
        var parameters = await AwsPages.ReadAllAsync<Parameter>(async marker =>
        {
            var page = await _rds.DescribeDBClusterParametersAsync(new() { DBClusterParameterGroupName = name, Marker = marker }, ct);
            return (page.Parameters, page.Marker);
        }, ct).ToListAsync(ct);
        return new ParameterGroupObserved(
            name, arn, parameters.ToDictionary(parameter => parameter.ParameterName!, Observed, StringComparer.Ordinal), tags.TagList.FromTags());
    }

    private static ParameterObserved Observed(Parameter parameter) =>
        new(parameter.ParameterValue, parameter.Source == "user", parameter.ApplyType == "static");

    private async Task<IReadOnlyList<string>> ReadVersionsAsync(CancellationToken ct) =>
        await AwsPages.ReadAllAsync<DBEngineVersion>(async marker =>
        {
            var page = await _rds.DescribeDBEngineVersionsAsync(new() { Engine = Engine, Marker = marker }, ct);
            return (page.DBEngineVersions, page.Marker);
        }, ct).Select(version => version.EngineVersion!).ToListAsync(ct);

    private static bool IsNamed(string? observed, string? wanted) => string.Equals(observed, wanted, StringComparison.OrdinalIgnoreCase);
}
