using Wallet.Api.Storage;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Upkeep;

/// <summary>How often work is done: <paramref name="First"/> after the start, then every <paramref name="Period"/>.</summary>
internal sealed record WorkTerms(string Name, TimeSpan First, TimeSpan Period)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LeastPatience = TimeSpan.FromMinutes(1);

    /// <summary>How long the pod that does it has it for itself; null: every pod does it.</summary>
    public TimeSpan? Lease { get; init; }

    /// <summary>The longest pause after failures; null: a minute, or the period if that is longer.</summary>
    public TimeSpan? MaxPause { get; init; }

    /// <summary>The pause after so many failures in a row: it doubles.</summary>
    public TimeSpan PauseAfter(int failures)
    {
        var first = Period < FirstRetry ? Period : FirstRetry;
        var longest = MaxPause ?? (Period > LeastPatience ? Period : LeastPatience);
        var pause = first * Math.Pow(2, Math.Min(failures - 1, 16));
        return pause < longest ? pause : longest;
    }
}

/// <summary>What all work needs.</summary>
internal sealed record WorkSurroundings(LeaseStore Leases, PodIdentity Identity, ApiMetrics Metrics, FaultLog Faults, TimeProvider Clock);
