using Amazon.RDS.Model;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Database.Cluster;

/// <summary>What makes the cluster as it should be.</summary>
internal static class ClusterDiff
{
    /// <summary>Creates it, empty or from a backup; nothing while no version on offer is the wanted one.</summary>
    public static IEnumerable<AwsChange> Creation(ClusterDesired desired, IReadOnlyList<string> offered)
    {
        if (EngineVersion.Newest(desired.Settings.EngineVersion, offered) is not { } version)
            return [];
        return desired.Settings.RestoreFrom is { } from
            ? [ClusterRequests.Restore(desired, from)]
            : [ClusterRequests.Create(desired, version)];
    }

    /// <summary>Changes of a cluster that is there; empty when all is as it should be.</summary>
    public static IEnumerable<AwsChange> Between(
        PlatformPass pass, ClusterDesired desired, ClusterObserved observed, IReadOnlyList<string> offered) =>
    [
        .. observed.IsStartable ? [ClusterRequests.Start(observed.Id)] : Array.Empty<AwsChange>(),
        .. Password(pass, desired, observed),
        .. Modification(desired, observed) is { } modification ? [modification] : Array.Empty<AwsChange>(),
        .. DatabaseRequests.Tags.Between(pass, ClusterRequests.Resource(observed.Id), observed.Arn, desired.Tags, observed.Tags),
        .. Upgrade(desired.Settings.EngineVersion, observed, offered),
    ];

    /// <summary>What of the wanted engine version cannot be had; null when it can.</summary>
    public static Finding? Impossible(PlatformPass pass, ClusterObserved? observed, IReadOnlyList<string> offered)
    {
        var wanted = pass.Settings.Database.EngineVersion;
        if (observed is not null && EngineVersion.IsOlder(wanted, observed.Version))
            return Finding.Stuck(
                "DowngradeRefused",
                $"DB cluster {observed.Id} has engine version {observed.Version}, and Aurora cannot go back to {wanted}: set "
                + "spec.database.engineVersion to the present version or a newer one.");
        if (observed is not null && EngineVersion.IsSatisfied(wanted, observed.Version))
            return null;
        return EngineVersion.Newest(wanted, offered) is not null ? null : Finding.Stuck(
            "VersionNotOffered",
            $"AWS offers no version \"{wanted}\" of Aurora MySQL in {pass.Settings.Region}: correct spec.database.engineVersion.");
    }

    /// <summary>What the status remembers of the administrator's password: it cannot be read back.</summary>
    public static bool HasPassword(PlatformPass pass, ClusterObserved observed) => pass.Remembered.Any(each =>
        each.Kind == DatabaseNames.RememberedPassword && each.Id == observed.ResourceId);

    private static IEnumerable<AwsChange> Password(PlatformPass pass, ClusterDesired desired, ClusterObserved observed)
        => desired.Settings.RestoreFrom is not null && !HasPassword(pass, observed) ? [ClusterRequests.Password(desired)] : [];

    private static AwsChange? Modification(ClusterDesired desired, ClusterObserved observed)
    {
        var changes = new FieldChanges<ModifyDBClusterRequest>(new() { DBClusterIdentifier = desired.Id, ApplyImmediately = true });
        foreach (var field in ClusterFields.All)
            field.Compare(changes, desired, observed.Answer);
        return changes.IsEmpty
            ? null
            : new AwsChange(PlannedChange.Modify(ClusterRequests.Resource(desired.Id), changes.Fields), changes.Request);
    }

    private static IEnumerable<AwsChange> Upgrade(string wanted, ClusterObserved observed, IReadOnlyList<string> offered)
        => !EngineVersion.IsSatisfied(wanted, observed.Version) && EngineVersion.Newest(wanted, offered) is { } version
            ? [ClusterRequests.Upgrade(observed.Id, observed.Version, version)]
            : [];
}
