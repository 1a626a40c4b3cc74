using Wallet.Api.Storage;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Upkeep;

/// <summary>Watches what the service needs, so that a probe is answered from memory and never waits.</summary>
internal sealed class ServiceHealth(
    DatabaseProbe probe, IEnumerable<IHealthSource> sources, IHostApplicationLifetime lifetime, WorkSurroundings around)
    : PeriodicWork(Terms, around)
{
    private static readonly WorkTerms Terms = new("database", TimeSpan.Zero, TimeSpan.FromSeconds(1)) { MaxPause = TimeSpan.FromSeconds(1) };
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private readonly TimeProvider _clock = around.Clock;
    private long _lastSeen;

    /// <summary>Whether the database was reached and has its schema.</summary>
    public bool IsStarted => Interlocked.Read(ref _lastSeen) != 0;

    /// <summary>Whether requests should come here. A failover within the grace does not empty the load balancer.</summary>
    public bool IsReady => IsStarted && !lifetime.ApplicationStopping.IsCancellationRequested && SinceSeen < Grace;

    /// <summary>What is used, whether it answers, and what is wrong if not.</summary>
    public IReadOnlyList<(string Name, bool IsUp, string? Reason)> Checks =>
        [(Name, IsStarted && SinceSeen < 5 * Terms.Period, Reason), .. sources.Select(s => (s.Name, s.IsUp, s.Reason))];

    private TimeSpan SinceSeen => _clock.GetElapsedTime(Interlocked.Read(ref _lastSeen));

    /// <inheritdoc/>
    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        await probe.CheckAsync(withSchema: !IsStarted, cancel);
        Interlocked.Exchange(ref _lastSeen, _clock.GetTimestamp());
        return Terms.Period;
    }
}
