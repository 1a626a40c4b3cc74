using Wallet.Api.Exports.Targets;

namespace Wallet.Api.Exports;

/// <summary>What follows when a step could not be done: pure. Without a <paramref name="Pause"/>, the export has failed.</summary>
internal sealed record RetryPlan(TimeSpan? Pause)
{
    /// <summary>How often a refusal is tried before it is one.</summary>
    public const int MaxRefusals = 5;

    private const int MaxDoublings = 6;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);

    /// <summary>After <paramref name="tries"/> that failed in a row, this one not counted. A place that is away is waited for without end.</summary>
    public static RetryPlan After(PutOutcome outcome, int tries)
        => new(outcome == PutOutcome.Refused && tries + 1 >= MaxRefusals ? null : First * (1 << Math.Min(tries, MaxDoublings)));
}
