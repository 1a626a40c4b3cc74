using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>Whether the whole platform is as the spec says, and if not, why; decided after everything else.</summary>
internal sealed record ReadyVerdict(bool Holds, string Reason, string Message)
{
    public static ReadyVerdict Of(PassReport pass)
    {
        if (pass.Deleting)
            return new(false, "Deleting", "The platform is being taken down.");
        if (pass.Violations.Count > 0)
            return new(false, "SpecInvalid", "The spec breaks a rule; see SpecValid.");
        var open = pass.Steps.Where(step => step.Outcome is not StepOutcome.InSync).ToList();
        if (open.Count == 0)
            return new(true, "AllComponentsReady", "Everything is as the spec says.");
        var blocked = open.Any(step => step.Outcome is StepOutcome.Blocked);
        return new(false, blocked ? "ComponentsBlocked" : "ComponentsPending", string.Join("; ", open.Select(Describe)));
    }

    /// <summary>Component and why it is not ready.</summary>
    public static string Describe(StepReport step) => step.Outcome switch
    {
        StepOutcome.Waiting waiting => $"{step.Component}: {waiting.Message.TrimEnd('.')}",
        StepOutcome.Blocked blocked => $"{step.Component}: {blocked.Message.TrimEnd('.')}",
        _ => $"{step.Component}: in sync",
    };
}
