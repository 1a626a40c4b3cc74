using Wallet.Api.Storage.Packets;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Storage;

/// <summary>Watches what the service needs, so that a probe is answered from memory and never waits.</summary>
internal sealed class ServiceHealth(
    QueryRunner queries, IEnumerable<IHealthSource> sources, IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private long _lastSeen;

    /// <summary>Whether the database was reached and has its schema.</summary>
    public bool IsStarted => Interlocked.Read(ref _lastSeen) != 0;

    /// <summary>Whether requests should come here. A failover within the grace does not empty the load balancer.</summary>
    public bool IsReady => IsStarted && !lifetime.ApplicationStopping.IsCancellationRequested && SinceSeen < Grace;

    /// <summary>What is used, and whether it answers.</summary>
    public IReadOnlyList<(string Name, bool IsUp)> Checks
        => [("database", IsStarted && SinceSeen < 5 * Period), .. sources.Select(s => (s.Name, s.IsUp))];

    private TimeSpan SinceSeen => clock.GetElapsedTime(Interlocked.Read(ref _lastSeen));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await queries.ListAsync(new SqlText().Sql("SELECT wallet_id FROM balances LIMIT 1"), _ => 0, stale: false, stoppingToken);
                Interlocked.Exchange(ref _lastSeen, clock.GetTimestamp());
            }
            catch (DatabaseUnavailableException)
            {
                // The probes tell; batches and reads log their own faults.
            }
            await Task.Delay(Period, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
