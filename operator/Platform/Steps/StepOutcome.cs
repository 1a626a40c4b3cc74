using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Steps;

/// <summary>How a step's pass ended: a closed set.</summary>
internal abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    /// <summary>What later steps need of this one; may be given before the step is in sync (an endpoint exists while a reader is added).</summary>
    public IReadOnlyList<IStepFacts> Facts { get; init; } = [];

    /// <summary>What this pass changed, or would change when read-only: becomes events.</summary>
    public IReadOnlyList<PlannedChange> Changes { get; init; } = [];

    /// <summary>Resources to remember in the status, see <see cref="WalletPlatformStatus.Resources"/>.</summary>
    public IReadOnlyList<RememberedResource> Remember { get; init; } = [];

    /// <summary>Everything is as the spec says (or, in deletion, gone).</summary>
    internal sealed record InSync : StepOutcome;

    /// <summary>On its way, or waiting for another; look again after <paramref name="After"/>.</summary>
    /// <param name="Reason">CamelCase, e.g. <c>Creating</c>, <c>WaitingForNetwork</c>.</param>
    /// <param name="Message">What it waits for, with the AWS state; no elapsed times.</param>
    /// <param name="After">When to look again.</param>
    internal sealed record Waiting(string Reason, string Message, TimeSpan After) : StepOutcome;

    /// <summary>A person or the account must change something; looked at again, slowly.</summary>
    /// <param name="Reason">CamelCase, e.g. <c>ForeignResource</c>, <c>DataStoreMissing</c>.</param>
    /// <param name="Message">What is wrong and what to do.</param>
    /// <param name="After">When to look again.</param>
    internal sealed record Blocked(string Reason, string Message, TimeSpan After) : StepOutcome
    {
        /// <summary>Resources that bear this platform's names without its uid tag stand in the way: nothing of them is touched.</summary>
        /// <param name="resources">Kinds and names.</param>
        public static Blocked ByForeign(IEnumerable<string> resources) => new(
            "ForeignResource",
            $"Not this platform's, though named like its own: {string.Join(", ", resources)}. Delete or rename what is there.",
            Pace.Blocked);
    }
}
