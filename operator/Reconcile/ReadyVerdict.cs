namespace Wallet.Operator.Reconcile;

/// <summary>Whether the whole platform is as the spec says, and if not, why; decided after everything else.</summary>
internal sealed record ReadyVerdict(bool Holds, string Reason, string Message)
{
    public static ReadyVerdict Of(PassReport pass)
    {
        if (pass.Deleting)
            return pass.Paused
                ? new(false, "Paused", "spec.paused holds the deletion: set it to false to let it go on.")
                : new(false, "Deleting", "The platform is being taken down.");
        if (pass.Violations.Count > 0)
            return new(false, "SpecInvalid", $"The spec breaks a rule: {pass.Violations[0]}{More(pass)}");
        if (pass.Steps.Count == 0)
            return new(false, "NotObserved", "The platform has not been reconciled yet.");
        var open = pass.Steps.Where(step => !step.IsSettled).ToList();
        if (open.Count == 0)
            return new(true, "AllComponentsReady", "Everything is as the spec says.");
        return new(
            false, open.Any(step => step.IsStuck) ? "ComponentsBlocked" : "ComponentsPending", string.Join("; ", open.Select(Describe)));
    }

    /// <summary>Component and why it is not ready.</summary>
    public static string Describe(StepReport step)
        => $"{step.Component}: {(step.Overdue is { } overdue ? $"{overdue} " : "")}{step.Why.Message.TrimEnd('.')}";

    private static string More(PassReport pass)
        => pass.Violations.Count == 1 ? "" : $" (and {pass.Violations.Count - 1} more; see SpecValid)";
}
