using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database.Members;

/// <summary>
/// What makes the instances as they should be: missing ones are added, surplus readers deleted, settings repaired, and then, one after
/// another, what restarts an instance (see <see cref="MemberRollout"/>). Instances that somebody else added to the cluster are left alone.
/// </summary>
internal static class MemberDiff
{
    /// <summary>Changes; empty when all is as it should be.</summary>
    public static IEnumerable<DatabaseChange> Between(
        PlatformPass pass, MemberDesired desired, string cluster, IReadOnlyList<MemberObserved> observed)
    {
        var ours = observed
            .Where(member => OwnershipTags.Check(member.Tags, pass.Uid) == Ownership.Owned && member.Lifecycle != StoreLifecycle.Deleting)
            .OrderBy(member => member.Id, StringComparer.Ordinal)
            .ToList();
        var surplus = ours.Where(member => !member.IsWriter).Reverse().Take(ours.Count - desired.Count).ToList();
        var kept = ours.Except(surplus).ToList();
        return
        [
            .. Missing(pass, desired, cluster, observed, kept.Count),
            .. surplus.Select(member => new DatabaseChange.DeleteMember(member.Id)),
            .. kept.SelectMany(member => Repairs(pass, desired, member)),
            .. MemberRollout.Of(desired, cluster, kept),
        ];
    }

    private static IEnumerable<DatabaseChange> Missing(
        PlatformPass pass, MemberDesired desired, string cluster, IReadOnlyList<MemberObserved> observed, int kept)
    {
        var taken = observed.Select(member => member.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var free = Enumerable.Range(1, desired.Count + taken.Count).Select(number => DatabaseNames.Member(pass.Names, number)).Where(id => !taken.Contains(id));
        // The first instance becomes the writer, and the first of several the one that is ready first: with classes of their own
        // the readers wait for the writer.
        var hasWriter = observed.Any(member => member.IsWriter);
        var count = hasWriter || desired.WriterClass == desired.ReaderClass ? desired.Count - kept : observed.Count == 0 ? 1 : 0;
        return free.Take(Math.Max(0, count)).Select(id => new DatabaseChange.CreateMember(
            id, cluster, hasWriter ? desired.ReaderClass : desired.WriterClass, desired, DatabaseNames.Tags(pass, id)));
    }

    private static IEnumerable<DatabaseChange> Repairs(PlatformPass pass, MemberDesired desired, MemberObserved member)
    {
        var fields = new FieldChanges<ModifyDBInstanceRequest>(new() { DBInstanceIdentifier = member.Id, ApplyImmediately = true })
            .Compare("PubliclyAccessible", member.IsPublic, false, (r, v) => r.PubliclyAccessible = v)
            .Compare("AutoMinorVersionUpgrade", member.AutoMinorUpgrade, desired.AutoMinorUpgrade, (r, v) => r.AutoMinorVersionUpgrade = v)
            .CompareIgnoringCase(
                "MaintenanceWindow", member.MaintenanceWindow, desired.MaintenanceWindow, (r, v) => r.PreferredMaintenanceWindow = v)
            .Compare("PerformanceInsightsDays", member.InsightsDays, desired.InsightsDays, (r, v) =>
            {
                r.EnablePerformanceInsights = v > 0;
                r.PerformanceInsightsRetentionPeriod = v > 0 ? v : null;
                r.PerformanceInsightsKMSKeyId = v > 0 && member.InsightsDays == 0 ? desired.KeyArn : null;
            })
            .Compare(
                "Monitoring",
                (member.MonitoringSeconds, member.MonitoringRoleArn),
                (desired.MonitoringSeconds, desired.MonitoringRoleArn),
                (r, v) => (r.MonitoringInterval, r.MonitoringRoleArn) = v);
        if (!fields.IsEmpty)
            yield return new DatabaseChange.ModifyMember(member.Id, fields.Request, fields.Detail);
        var tags = OwnershipTags.Diff(DatabaseNames.Tags(pass, member.Id), member.Tags);
        if (!tags.IsEmpty)
            yield return new DatabaseChange.Tag($"DBInstance {member.Id}", member.Arn, tags);
    }
}
