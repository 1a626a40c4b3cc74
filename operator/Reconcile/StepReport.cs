using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>How one component's step ended in this pass.</summary>
/// <param name="Component">Spec section.</param>
/// <param name="ConditionType">Its condition.</param>
/// <param name="Outcome">Its end.</param>
internal sealed record StepReport(string Component, string ConditionType, StepOutcome Outcome)
{
    /// <summary>It has been in its state for longer than that should take: since when, and what to look at. Null when it has not.</summary>
    public Overdue? Overdue { get; init; }

    /// <summary>Nothing is open.</summary>
    public bool IsSettled => Outcome is StepOutcome.InSync;

    /// <summary>A person must act.</summary>
    public bool IsStuck => Overdue is not null || Outcome is StepOutcome.Blocked or StepOutcome.Unobserved { NeedsPerson: true };

    /// <summary>Why it is open; for a settled one, that it is not.</summary>
    public (string Reason, string Message) Why => Outcome switch
    {
        StepOutcome.Waiting waiting => (waiting.Reason, waiting.Message),
        StepOutcome.Blocked blocked => (blocked.Reason, blocked.Message),
        StepOutcome.Unobserved blind => (blind.Reason, $"Not observed since {blind.Since:yyyy-MM-ddTHH:mm:ssZ}: {blind.Message}"),
        _ => ("InSync", "As the spec says."),
    };

    /// <summary>
    /// Its state for the status. A state lasts until another has taken its place: neither a fault that passes nor a refused change beside
    /// it ends it, or its time limit would start again with each of them.
    /// </summary>
    public string StateAfter(ComponentStatus? before) => (Outcome, before?.State) switch
    {
        (StepOutcome.Unobserved { IsPassing: true } or StepOutcome.Waiting { IsPassing: true }, { } last)
            when last is not (ComponentStatus.Ready or ComponentStatus.Gone) => last,
        (StepOutcome.Waiting waiting, { } last) when waiting.Others.Contains(last) => last,
        _ => Why.Reason,
    };

    /// <summary>With the component's last word where this pass has none: a healthy one still counts as healthy.</summary>
    public StepReport InTheLightOf(WalletPlatformStatus before, long generation)
    {
        var last = before.Conditions?.FirstOrDefault(condition => condition.Type == ConditionType);
        var isPassing = Outcome is StepOutcome.Unobserved { IsPassing: true } or StepOutcome.Waiting { IsPassing: true };
        return isPassing && last is { Status: "True" } && last.ObservedGeneration == generation
            ? this with { Outcome = new StepOutcome.InSync { Facts = Outcome.Facts, Changes = Outcome.Changes, Planned = Outcome.Planned } }
            : this;
    }
}
