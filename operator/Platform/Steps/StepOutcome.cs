using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Steps;

/// <summary>
/// How a step's pass ended: a closed set. Facts, changes and memory go on every outcome: what serves is not taken away by what does not.
/// </summary>
internal abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    /// <summary>What later steps need of this one; may be given before the step is in sync (an endpoint exists while a reader is added).</summary>
    public IReadOnlyList<IStepFacts> Facts { get; init; } = [];

    /// <summary>What this pass changed: becomes events, log lines and metrics.</summary>
    public IReadOnlyList<PlannedChange> Changes { get; init; } = [];

    /// <summary>Everything that is still to change, in order: what a paused platform shows as its plan.</summary>
    public IReadOnlyList<PlannedChange> Planned { get; init; } = [];

    /// <summary>Every resource of this component that the status remembers from now on; null when this pass does not know.</summary>
    public IReadOnlyList<RememberedResource>? Remember { get; init; }

    /// <summary>Writes what AWS has into the fields that later specs may not change; null when this pass does not know.</summary>
    public Func<AcceptedStatus, AcceptedStatus>? Accept { get; init; }

    /// <summary>When to look again; null leaves it to the resync.</summary>
    public abstract TimeSpan? WakeAfter { get; }

    /// <summary>Everything is as the spec says (or, in deletion, gone).</summary>
    internal sealed record InSync : StepOutcome
    {
        public override TimeSpan? WakeAfter => null;
    }

    /// <summary>On its way, or waiting for another; look again after <paramref name="After"/>.</summary>
    /// <param name="Reason">CamelCase, e.g. <c>Creating</c>, <c>WaitingForNetwork</c>.</param>
    /// <param name="Message">What it waits for, with the AWS state; no elapsed times.</param>
    /// <param name="After">When to look again.</param>
    internal sealed record Waiting(string Reason, string Message, TimeSpan After) : StepOutcome
    {
        /// <summary>Reason of a database whose writer moves.</summary>
        public const string FailingOver = "FailingOver";

        /// <summary>Only retries of short-lived faults are left: a healthy component is not reported otherwise for them.</summary>
        public bool IsPassing { get; init; }

        /// <summary>Reasons that hold besides the first.</summary>
        public IReadOnlyList<string> Others { get; init; } = [];

        /// <summary>The reason of what waits for a component, e.g. <c>WaitingForNetwork</c>.</summary>
        public static string ReasonFor(string component) => $"WaitingFor{char.ToUpperInvariant(component[0])}{component[1..]}";

        public override TimeSpan? WakeAfter => After;
    }

    /// <summary>A person or the account must change something; looked at again, slowly.</summary>
    /// <param name="Reason">CamelCase, e.g. <c>ForeignResource</c>, <c>DataStoreMissing</c>.</param>
    /// <param name="Message">What is wrong and what to do.</param>
    /// <param name="After">When to look again.</param>
    internal sealed record Blocked(string Reason, string Message, TimeSpan After) : StepOutcome
    {
        public override TimeSpan? WakeAfter => After;
    }

    /// <summary>It could not be observed: what was known of it stays known.</summary>
    /// <param name="Reason">CamelCase, the sort of the fault, e.g. <c>AwsThrottled</c>.</param>
    /// <param name="Message">The fault, without what differs between two attempts.</param>
    /// <param name="After">When to look again.</param>
    /// <param name="Since">When the first of the faults in a row happened, UTC, whole seconds.</param>
    internal sealed record Unobserved(string Reason, string Message, TimeSpan After, DateTime Since) : StepOutcome
    {
        /// <summary>A person or the account must change something before it can be observed.</summary>
        public bool NeedsPerson { get; init; }

        /// <summary>It has not lasted: a component that was ready still counts as ready.</summary>
        public bool IsPassing { get; init; }

        public override TimeSpan? WakeAfter => After;
    }
}
