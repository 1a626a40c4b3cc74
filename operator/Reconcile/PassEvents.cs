using Wallet.Operator.Kube;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Reconcile;

/// <summary>Reports what a pass changed, and which conditions turned, as Kubernetes events.</summary>
internal sealed class PassEvents(EventRecorder recorder)
{
    /// <summary>Records the pass' changes and the conditions that turned between its two statuses.</summary>
    public async Task RecordAsync(
        StoredPlatform platform, PassReport report, WalletPlatformStatus after, CancellationToken cancellationToken)
    {
        foreach (var happened in EventsOf(report, after))
            await recorder.RecordAsync(PlatformStore.Kind, platform.Metadata, happened, cancellationToken);
    }

    internal static IEnumerable<ObjectEvent> EventsOf(PassReport report, WalletPlatformStatus after)
        => AdoptionsOf(report).Concat(ChangesOf(report)).Concat(TurnsOf(report.Before, after)).Concat(HoldsOf(report.Before, after));

    private static IEnumerable<ObjectEvent> AdoptionsOf(PassReport report) => report.Adopted is { } adopted
        ? [new(false, "Adopted", "", $"Goes on with {adopted.Database} and all that belongs to it, of platform {adopted.Platform} ({adopted.Uid}).")]
        : [];

    private static IEnumerable<ObjectEvent> ChangesOf(PassReport report)
        => from step in report.Steps
           from change in step.Outcome.Changes
           select new ObjectEvent(false, change.Verb, change.Resource, $"{change.Resource} {change.Detail}".TrimEnd());

    // Those who upgraded the operator see what is to come before it comes.
    private static IEnumerable<ObjectEvent> HoldsOf(WalletPlatformStatus before, WalletPlatformStatus after)
        => after.Upgrade is { } held && held != before.Upgrade
            ? [new(false, "UpgradeHeld", "", after.Conditions!.Single(each => each.Type == ConditionTypes.Reconciling).Message)]
            : [];

    private static IEnumerable<ObjectEvent> TurnsOf(WalletPlatformStatus before, WalletPlatformStatus after)
        => from condition in after.Conditions ?? []
           let old = before.Conditions?.FirstOrDefault(each => each.Type == condition.Type)
           where old?.Status != condition.Status || (condition.Type == ConditionTypes.Stalled && old.Reason != condition.Reason)
           from turn in TurnOf(condition)
           select turn;

    private static IEnumerable<ObjectEvent> TurnOf(PlatformCondition condition) => (condition.Type, condition.Status) switch
    {
        (ConditionTypes.Ready, "True") => [new(false, "Ready", "", condition.Message)],
        (ConditionTypes.Stalled, "True") => [new(true, condition.Reason, "", condition.Message)],
        (ConditionTypes.SpecValid, "False") => [new(true, "SpecInvalid", "", condition.Message)],
        _ => [],
    };
}
