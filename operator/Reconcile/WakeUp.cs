using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>When to look at a platform again. Never "not at all": healthy ones drift too.</summary>
internal static class WakeUp
{
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The smallest wish of the steps: what moves is looked at within <see cref="ReconcileOptions.LongestWait"/>, what is stuck or
    /// settled within the resync period, jittered.
    /// </summary>
    public static TimeSpan After(IEnumerable<StepOutcome> outcomes, ReconcileOptions options, Random random)
    {
        var resync = options.Resync * (0.8 + 0.4 * random.NextDouble());
        var wish = outcomes.Select(outcome => WishOf(outcome, options)).OfType<TimeSpan>().DefaultIfEmpty(resync).Min();
        return wish < Soonest ? Soonest : wish < resync ? wish : resync;
    }

    private static TimeSpan? WishOf(StepOutcome outcome, ReconcileOptions options) => outcome is StepOutcome.Waiting waiting
        ? waiting.After < options.LongestWait ? waiting.After : options.LongestWait
        : outcome.WakeAfter;
}
