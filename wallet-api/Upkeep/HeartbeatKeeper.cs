using Wallet.Api.Storage;

namespace Wallet.Api.Upkeep;

/// <summary>Renews <see cref="Heartbeat"/>: holding the lease is all there is to do.</summary>
internal sealed class HeartbeatKeeper(WorkSurroundings around) : PeriodicWork(Terms, around)
{
    private static readonly WorkTerms Terms = new(Heartbeat.Name, TimeSpan.Zero, TimeSpan.FromSeconds(1))
    {
        Lease = TimeSpan.FromMilliseconds(Heartbeat.TermMs),
    };

    /// <inheritdoc/>
    protected override Task<TimeSpan> RunAsync(CancellationToken cancel) => Task.FromResult(Terms.Period);
}
