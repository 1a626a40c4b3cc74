using Wallet.Api.Telemetry;

namespace Wallet.Api.Storage;

/// <summary>Has partitions looked after once an hour, by one pod.</summary>
internal sealed class PartitionKeeper(
    PartitionStore partitions, LeaseStore leases, PodIdentity identity, TimeProvider clock, ILogger<PartitionKeeper> log) : BackgroundService
{
    private const string Lease = "partitions";
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private static readonly TimeSpan Term = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Period, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (await leases.TryHoldAsync(Lease, identity.Name, Term, stoppingToken))
                    await partitions.KeepAsync(stoppingToken);
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
