using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>What the status remembers besides the resources: what cannot be read back from AWS.</summary>
internal static class DatabaseNotes
{
    /// <summary>The notes after a pass.</summary>
    public static IEnumerable<RememberedResource> Of(PlatformPass pass, DatabaseObserved observed, IReadOnlyList<PlannedChange> applied)
    {
        if (observed.Cluster is not { } cluster)
            return [];
        return
        [
            .. ClusterDiff.HasPassword(pass, cluster) || applied.Any(change => change.Verb == ClusterRequests.SetPassword)
                ? [Note(DatabaseNames.RememberedPassword, cluster.ResourceId)]
                : Array.Empty<RememberedResource>(),
            .. MemberDiff.ChosenHeir(pass, observed) is { } heir
                ? [Note(DatabaseNames.RememberedHeir, heir.Id)]
                : Array.Empty<RememberedResource>(),
            .. observed.Members
                .Where(member => !member.IsIdle)
                .Select(member => Reboot(pass, observed, applied, member))
                .OfType<RememberedResource>(),
        ];
    }

    // With which parameters an instance that could not start was rebooted last: until it is available, the same ones are not tried again.
    private static RememberedResource? Reboot(
        PlatformPass pass, DatabaseObserved observed, IReadOnlyList<PlannedChange> applied, MemberObserved member)
        => member.Status == RdsStatus.IncompatibleParameters
            && applied.Any(change => change.Verb == MemberRequests.Rebooted && change.Resource == MemberRequests.Resource(member.Id))
                ? Note(DatabaseNames.RememberedReboot, $"{member.Id}@{DatabaseParameters.Fingerprint(observed.ParameterGroup)}")
                : pass.Remembered.FirstOrDefault(each =>
                    each.Kind == DatabaseNames.RememberedReboot && each.Id.StartsWith($"{member.Id}@", StringComparison.Ordinal));

    private static RememberedResource Note(string kind, string id) => new(DatabaseNames.Component, kind, id);
}
