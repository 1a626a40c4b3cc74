using Wallet.Api.Storage;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Balances.Days;

/// <summary>Has days closed and retired, once an hour, by one pod.</summary>
internal sealed class HistoryKeeper(
    DayCloser closer, DayRetirer retirer, LeaseStore leases, PodIdentity identity, TimeProvider clock, ILogger<HistoryKeeper> log) : BackgroundService
{
    private const string Lease = "history";
    private static readonly TimeSpan First = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = First; !stoppingToken.IsCancellationRequested; pause = Period)
        {
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                // Longer than most runs take. Where one takes longer still, two pods do the same work, which does no harm.
                if (!await leases.TryHoldAsync(Lease, identity.Name, Period, stoppingToken))
                    continue;
                await closer.CloseAsync(stoppingToken);
                await retirer.RetireAsync(stoppingToken);
            }
            catch (DatabaseUnavailableException exception)
            {
                Log.HistoryNotKept(log, exception);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
