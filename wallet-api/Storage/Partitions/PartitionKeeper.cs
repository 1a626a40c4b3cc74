using Wallet.Api.Telemetry;

namespace Wallet.Api.Storage.Partitions;

/// <summary>Has partitions looked after once an hour, by one pod.</summary>
internal sealed class PartitionKeeper(
    PartitionStore partitions, LedgerClock now, LeaseStore leases, PodIdentity identity, ApiMetrics metrics, TimeProvider clock,
    ILogger<PartitionKeeper> log) : BackgroundService
{
    private const string Lease = "partitions";
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private static readonly TimeSpan Term = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = First; !stoppingToken.IsCancellationRequested; pause = Period)
        {
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!await leases.TryHoldAsync(Lease, identity.Name, Term, stoppingToken))
                    continue;
                await partitions.KeepAsync(await now.NowAsync(stoppingToken), stoppingToken);
                metrics.TimelessAnswersAre(await partitions.TimelessAnswersAsync(stoppingToken));
            }
            catch (DatabaseUnavailableException exception)
            {
                Log.PartitionsNotKept(log, exception);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
