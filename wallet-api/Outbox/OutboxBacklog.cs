using Wallet.Api.Telemetry;

namespace Wallet.Api.Outbox;

/// <summary>
/// What waits to be published, as the relay last saw it. The lag is reckoned whenever somebody looks, so it grows while Kafka is away and
/// the relay stands still.
/// </summary>
internal sealed class OutboxBacklog
{
    private readonly TimeProvider _clock;
    private volatile Seen? _seen;

    public OutboxBacklog(ApiMetrics metrics, TimeProvider clock)
    {
        _clock = clock;
        metrics.ShowOutbox(() => _seen is { } seen ? (seen.Batches, LagOf(seen), seen.Parked) : null);
    }

    /// <summary>So many batches wait, of which the oldest was committed at <paramref name="oldest"/>; so many cannot be read.</summary>
    public void Is(long batches, DateTimeOffset? oldest, long parked) => _seen = new(batches, oldest, parked);

    /// <summary>So many wait now, the oldest of them as before.</summary>
    public void Has(long batches) => _seen = _seen is { } seen ? seen with { Batches = batches } : null;

    /// <summary>Another pod publishes, and reports.</summary>
    public void Forget() => _seen = null;

    private TimeSpan LagOf(Seen seen)
    {
        var lag = _clock.GetUtcNow() - seen.Oldest ?? TimeSpan.Zero;
        return lag > TimeSpan.Zero ? lag : TimeSpan.Zero;
    }

    private sealed record Seen(long Batches, DateTimeOffset? Oldest, long Parked);
}
