using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Database.Parameters;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>What makes the database as it should be, in order.</summary>
internal static class DatabaseDiff
{
    /// <summary>Changes of the parameter group, which needs nothing of the other rooms: it is made early, for a group should rest before its first cluster.</summary>
    public static IReadOnlyList<DatabaseChange> OfParameters(PlatformPass pass, DatabaseObserved observed) =>
        [.. ParameterGroupDiff.Between(ParameterGroupDesired.For(pass), observed.ParameterGroup)];

    /// <summary>Changes of everything; empty when all is as it should be.</summary>
    public static IReadOnlyList<DatabaseChange> Between(PlatformPass pass, DatabaseDesired desired, DatabaseObserved observed) =>
    [
        .. OfParameters(pass, observed),
        .. observed.Cluster is { } cluster
            ?
            [
                .. PasswordChanges(pass, desired.Cluster, cluster),
                .. ClusterDiff.Between(desired.Cluster, cluster, observed.OfferedVersions),
                .. MemberDiff.Between(pass, desired.Members, cluster.Id, observed.Members),
            ]
            : Creation(desired.Cluster, observed),
    ];

    private static IEnumerable<DatabaseChange> Creation(ClusterDesired desired, DatabaseObserved observed)
    {
        if (EngineVersion.Newest(desired.Settings.EngineVersion, observed.OfferedVersions) is not { } version)
            yield break;
        yield return desired.Settings.RestoreFrom is { } from
            ? new DatabaseChange.RestoreCluster(desired, from)
            : new DatabaseChange.CreateCluster(desired, version);
    }

    // A password cannot be read back, so the status remembers for which cluster it has been set.
    private static IEnumerable<DatabaseChange> PasswordChanges(PlatformPass pass, ClusterDesired desired, ClusterObserved observed)
    {
        var isSet = pass.Remembered.Any(resource =>
            resource.Kind == DatabaseNames.RememberedPassword && resource.Id == observed.ResourceId);
        if (desired.Settings.RestoreFrom is not null && !isSet)
            yield return new DatabaseChange.SetAdminPassword(desired);
    }
}
