using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>The conditions of a pass: kstatus' three, the spec's, and one per component.</summary>
internal static class StatusConditions
{
    private const string True = "True";
    private const string False = "False";
    private const string Unknown = "Unknown";

    private static readonly string[] General =
        [ConditionTypes.Ready, ConditionTypes.Reconciling, ConditionTypes.Stalled, ConditionTypes.SpecValid];

    public static IReadOnlyList<PlatformCondition> Of(PassReport pass, ReadyVerdict ready) =>
    [
        .. new[] { ReadyOf(ready), ReconcilingOf(pass), StalledOf(pass), SpecValidOf(pass) }.Select(finding => Dated(finding, pass)),
        .. pass.Steps.Select(step => ComponentOf(step, pass)),
        .. Unobserved(pass),
    ];

    private static Finding ReadyOf(ReadyVerdict ready)
        => new(ConditionTypes.Ready, ready.Holds ? True : False, ready.Reason, ready.Message);

    private static Finding ReconcilingOf(PassReport pass)
    {
        var moving = pass.Steps.Where(step => !step.IsSettled && (!step.IsStuck || step.Overdue is not null)).ToList();
        return moving switch
        {
            _ when pass.Paused => new(ConditionTypes.Reconciling, False, "Paused", "spec.paused is set: nothing is changed."),
            [] when pass.HeldResources is { Count: > 0 } held => new(ConditionTypes.Reconciling, False, "UpgradeHeld", HeldText(pass.Held!, held.Count)),
            [] => new(ConditionTypes.Reconciling, False, "Idle", "Nothing is in progress."),
            [var first, ..] => new(
                ConditionTypes.Reconciling, True, first.Why.Reason, string.Join("; ", moving.Select(ReadyVerdict.Describe))),
        };
    }

    private static string HeldText(UpgradeStatus held, int resources)
        => $"Release {held.Release} of the operator would change {resources} {(resources == 1 ? "resource" : "resources")}, as status.plan lists, and does so after "
            + $"{held.ChangesAfter:yyyy-MM-ddTHH:mm:ssZ}, or with the next edit of the spec. spec.paused holds it longer.";

    private static Finding StalledOf(PassReport pass)
    {
        if (pass.Violations.Count > 0)
            return new(ConditionTypes.Stalled, True, "SpecInvalid", "The spec breaks a rule; see SpecValid.");
        var stuck = pass.Steps.Where(step => step.IsStuck).ToList();
        return stuck is [var first, ..]
            ? new(
                ConditionTypes.Stalled,
                True,
                first.Overdue is null ? first.Why.Reason : "TakesTooLong",
                string.Join("; ", stuck.Select(ReadyVerdict.Describe)))
            : new(ConditionTypes.Stalled, False, "NotStalled", "No action is needed.");
    }

    private static Finding SpecValidOf(PassReport pass) => pass.Violations.Count == 0
        ? new(ConditionTypes.SpecValid, True, "Valid", "The spec breaks no rule.")
        : new(ConditionTypes.SpecValid, False, "Invalid", string.Join("; ", pass.Violations));

    // What cannot be observed keeps its last word for as long as that may pass; then it is unknown, which is not the same as false.
    private static PlatformCondition ComponentOf(StepReport step, PassReport pass)
    {
        var before = pass.Before.Conditions?.FirstOrDefault(condition => condition.Type == step.ConditionType);
        if (step.Outcome is StepOutcome.Unobserved { IsPassing: true } && before is { Status: True })
            return before;
        var status = step.IsSettled ? True
            : step.Outcome is StepOutcome.Unobserved && before is { Status: True or Unknown } ? Unknown
            : False;
        var (reason, message) = step.Why;
        var text = step.Overdue is { } overdue ? $"{StatusTexts.Sentence(message)} {overdue}" : message;
        return Dated(new(step.ConditionType, status, reason, text), pass);
    }

    private static PlatformCondition Dated(Finding finding, PassReport pass)
    {
        var before = pass.Before.Conditions?.FirstOrDefault(condition => condition.Type == finding.Type);
        var since = before?.Status == finding.Status ? before.LastTransitionTime : pass.Now;
        return new PlatformCondition(finding.Type, finding.Status, finding.Reason, finding.Message, since, pass.Generation);
    }

    // Components that this pass did not look at keep their word, with the generation that it was about.
    private static IEnumerable<PlatformCondition> Unobserved(PassReport pass)
        => pass.Steps.Count == 0 ? (pass.Before.Conditions ?? []).Where(condition => !General.Contains(condition.Type)) : [];

    private sealed record Finding(string Type, string Status, string Reason, string Message);
}
