using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// The look before the first change: what would block a component in the end holds up a platform of which nothing exists yet, before
/// anything in AWS has been created and paid for. Later, each component reports such things itself and the others go on.
/// </summary>
internal sealed class Preflight(PlatformSteps steps, StepRunner runner)
{
    /// <summary>Reports that hold the platform up; null when it may be built.</summary>
    public async Task<IReadOnlyList<StepReport>?> RunAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        // A paused platform changes nothing either way, and its plan is wanted.
        if (pass.ReadOnly || steps.All.Any(step => pass.HasBegun(step.Component)))
            return null;
        var looked = await Task.WhenAll(steps.All.Select(step => runner.LookAsync(step, pass, cancellationToken)));
        return Array.Find(looked, report => !report.IsSettled) is { } first
            ? [.. steps.All.Zip(looked, (step, report) => report.IsSettled ? HeldBy(step, first) : report)]
            : null;
    }

    /// <summary>The report of a step that waits for another's.</summary>
    public static StepReport HeldBy(IPlatformStep step, StepReport first) => new(step.Component, step.ConditionType, new StepOutcome.Waiting(
        StepOutcome.Waiting.ReasonFor(first.Component),
        $"Nothing is created until this is settled: {first.Component}.",
        first.Outcome.WakeAfter ?? Pace.Blocked));
}
