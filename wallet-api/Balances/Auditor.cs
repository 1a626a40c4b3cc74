using Wallet.Api.Storage;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Balances;

/// <summary>
/// Goes round and round through the books while the service runs, a little at a time, on one pod, and shows what it finds as metrics.
/// </summary>
internal sealed class Auditor(
    LedgerAudit audit, LeaseStore leases, PodIdentity identity, ApiMetrics metrics, TimeProvider clock, ILogger<Auditor> log) : BackgroundService
{
    private const string Lease = "auditor";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (wallets, transactions) = (0L, 0L);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Period, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!await leases.TryHoldAsync(Lease, identity.Name, 3 * Period, stoppingToken))
                    continue;
                wallets = Report(await audit.CheckWalletsAsync(wallets, stoppingToken));
                transactions = Report(await audit.CheckTransactionsAsync(transactions, stoppingToken));
            }
            catch (Exception exception) when (exception is DatabaseUnavailableException or OperationCanceledException)
            {
                // The next round goes on.
            }
        }
    }

    private long Report(AuditStep step)
    {
        foreach (var violation in step.Violations)
        {
            metrics.Violated(violation.Invariant);
            Log.InvariantViolated(log, violation.Invariant, violation.Subject, violation.What);
        }
        metrics.Audited(step.Checked);
        return step.Checked == 0 ? 0 : step.Last;
    }
}
