using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>The conditions of a pass: kstatus' three, the spec's, and one per component.</summary>
internal static class StatusConditions
{
    private const string True = "True";
    private const string False = "False";
    private const int LongestMessage = 4096;

    public static IReadOnlyList<PlatformCondition> Of(PassReport pass, ReadyVerdict ready) =>
    [
        .. new[] { ReadyOf(ready), ReconcilingOf(pass), StalledOf(pass), SpecValidOf(pass) }
            .Concat(pass.Steps.Select(ComponentOf))
            .Select(condition => Dated(condition, pass)),
        .. Unobserved(pass),
    ];

    private static Finding ReadyOf(ReadyVerdict ready) => new(ConditionTypes.Ready, ready.Holds ? True : False, ready.Reason, ready.Message);

    private static Finding ReconcilingOf(PassReport pass)
    {
        var moving = pass.Steps.Where(step => step.Outcome is StepOutcome.Waiting).ToList();
        return moving switch
        {
            _ when pass.Paused => new(ConditionTypes.Reconciling, False, "Paused", "spec.paused is set: nothing is changed."),
            [] => new(ConditionTypes.Reconciling, False, "Idle", "Nothing is on its way."),
            [var first, ..] => new(
                ConditionTypes.Reconciling,
                True,
                ((StepOutcome.Waiting)first.Outcome).Reason,
                string.Join("; ", moving.Select(ReadyVerdict.Describe))),
        };
    }

    private static Finding StalledOf(PassReport pass)
    {
        if (pass.Violations.Count > 0)
            return new(ConditionTypes.Stalled, True, "SpecInvalid", "The spec breaks a rule; see SpecValid.");
        var blocked = pass.Steps.Where(step => step.Outcome is StepOutcome.Blocked).ToList();
        return blocked is [var first, ..]
            ? new(
                ConditionTypes.Stalled,
                True,
                ((StepOutcome.Blocked)first.Outcome).Reason,
                string.Join("; ", blocked.Select(ReadyVerdict.Describe)))
            : new(ConditionTypes.Stalled, False, "NotStalled", "Nothing needs a person.");
    }

    private static Finding SpecValidOf(PassReport pass) => pass.Violations.Count == 0
        ? new(ConditionTypes.SpecValid, True, "Valid", "The spec breaks no rule.")
        : new(ConditionTypes.SpecValid, False, "Invalid", string.Join("; ", pass.Violations));

    private static Finding ComponentOf(StepReport step) => step.Outcome switch
    {
        StepOutcome.Waiting waiting => new(step.ConditionType, False, waiting.Reason, waiting.Message),
        StepOutcome.Blocked blocked => new(step.ConditionType, False, blocked.Reason, blocked.Message),
        _ => new(step.ConditionType, True, "InSync", "As the spec says."),
    };

    private static PlatformCondition Dated(Finding finding, PassReport pass)
    {
        var before = pass.Before.Conditions?.FirstOrDefault(condition => condition.Type == finding.Type);
        var since = before?.Status == finding.Status ? before.LastTransitionTime : pass.Now;
        var message = finding.Message.Length <= LongestMessage ? finding.Message : finding.Message[..(LongestMessage - 1)] + "…";
        return new PlatformCondition(finding.Type, finding.Status, finding.Reason, message, since, pass.Generation);
    }

    // Components that this pass did not look at keep their word, with the generation that it was about.
    private static IEnumerable<PlatformCondition> Unobserved(PassReport pass)
        => pass.Steps.Count == 0
            ? (pass.Before.Conditions ?? []).Where(condition => condition.Type is not (
                ConditionTypes.Ready or ConditionTypes.Reconciling or ConditionTypes.Stalled or ConditionTypes.SpecValid))
            : [];

    private sealed record Finding(string Type, string Status, string Reason, string Message);
}
