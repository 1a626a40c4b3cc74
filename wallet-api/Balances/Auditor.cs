using Wallet.Api.Upkeep;

namespace Wallet.Api.Balances;

/// <summary>
/// Goes round and round through what is recent in the books while the service runs, a bounded part at a time, on one pod, and shows what it finds
/// as metrics. What is older was checked when its day was closed or is for <c>verify</c>.
/// </summary>
internal sealed class Auditor(LedgerAudit audit, WorkSurroundings around, ILogger<Auditor> log) : PeriodicWork(Terms, around)
{
    private const int StepsPerRound = 20;
    private const int MaxLines = 20;

    private static readonly WorkTerms Terms = new("auditor", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10))
    {
        Lease = TimeSpan.FromMinutes(2),
    };

    private readonly WorkSurroundings _around = around;
    private AuditPlace _wallet;
    private AuditPlace _transaction;

    /// <inheritdoc/>
    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        _wallet = await RoundAsync(audit.CheckRecentWalletsAsync, _wallet, cancel);
        _transaction = await RoundAsync(audit.CheckRecentTransactionsAsync, _transaction, cancel);
        return Terms.Period;
    }

    // Where the next round goes on: at the beginning when this one came to the end.
    private async Task<AuditPlace> RoundAsync(
        Func<AuditPlace, CancellationToken, Task<AuditStep>> check, AuditPlace after, CancellationToken cancel)
    {
        for (var (steps, lines) = (0, 0); steps < StepsPerRound; steps++)
        {
            var step = await check(after, cancel);
            if (step.Checked == 0)
                return 0;
            after = step.Last;
            lines = Report(step, lines);
            if (!await HoldAsync(cancel))
                break;
        }
        return after;
    }

    // All are counted; the log has the first of them, for what is wrong in one place is often wrong in many.
    private int Report(AuditStep step, int lines)
    {
        foreach (var violation in step.Violations)
        {
            _around.Metrics.Violated(violation.Invariant);
            if (lines++ < MaxLines)
                Log.InvariantViolated(log, violation.Invariant, violation.Subject, violation.What);
        }
        _around.Metrics.Audited(step.Checked);
        return lines;
    }
}
