namespace Wallet.Api.Upkeep;

/// <summary>
/// Gives memory back to the system that large batches made the runtime take: it would keep it until it has to collect again, which a calm pod
/// may not for hours.
/// </summary>
internal sealed class MemoryReturn(WorkSurroundings around) : PeriodicWork(Terms, around)
{
    /// <summary>What a pod under load has; below it there is nothing to give.</summary>
    public const long Enough = 256L << 20;

    /// <summary>What only large batches explain.</summary>
    public const long Excess = 2 * Enough;

    /// <summary>Less than this in a period is calm: no one notices that the process stands still for a moment.</summary>
    public const long Calm = 64L << 20;

    /// <summary>Under load it does so no more often than this.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private static readonly WorkTerms Terms = new("memory", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));

    private readonly TimeProvider _clock = around.Clock;
    private long _allocated;
    private long _returned = around.Clock.GetTimestamp();

    /// <summary>
    /// Whether to collect all, where so many bytes are committed, so many were allocated in the last period, and it was done so long ago.
    /// </summary>
    public static bool IsDue(long committed, long allocated, TimeSpan since)
        => since >= Rest && (committed > Excess || (committed > Enough && allocated < Calm));

    /// <inheritdoc/>
    protected override Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var before = _allocated;
        _allocated = GC.GetTotalAllocatedBytes();
        if (IsDue(GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes, _allocated - before, _clock.GetElapsedTime(_returned)))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _returned = _clock.GetTimestamp();
        }
        return Task.FromResult(Terms.Period);
    }
}
