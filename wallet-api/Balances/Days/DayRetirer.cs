using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Partitions;
using Wallet.Api.Storage.References;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Balances.Days;

/// <summary>
/// Retires days past their retention, oldest first: checks them, calls them retired, moves their partitions out into tables of their own.
/// Each step looks at what is there, so a run that was interrupted anywhere is finished by the next.
/// </summary>
internal sealed class DayRetirer(
    HistoryOptions options, ClosingStore closings, RetirementStore store, PartitionStore partitions, DayAudit audit, CheckpointStore checkpoints,
    LedgerClock clock, FillingStore references, ApiMetrics metrics, ILogger<DayRetirer> log)
{
    // A reader of transactions expects their entries, so transactions go first.
    private static readonly string[] Tables = ["transactions", "entries"];

    /// <summary>Retires what is due.</summary>
    public async Task RetireAsync(CancellationToken cancel)
    {
        await MoveOutAsync(cancel);
        if (options.Retention is not { } retention)
            return;
        var history = await closings.HistoryAsync(cancel);
        TransactionId? sealedBefore = options.IsSealed ? (await checkpoints.LastAsync(cancel))?.Before ?? default : null;
        var due = RetirementPlan.DueDays(
            await partitions.BoundsAsync(Tables[^1], cancel), history, retention, await clock.NowAsync(cancel), sealedBefore);
        var first = history.RetiredDay == 0 ? await closings.FirstDayAsync(cancel) ?? 0 : history.RetiredDay + 1;
        foreach (var last in due)
        {
            if (!await IsSoundAsync(new(first, last, history.OpenFrom), cancel))
                return;
            await store.RetireAsync(last, cancel);
            await MoveOutAsync(cancel);
            Log.DayRetired(log, Day(last));
            first = last + 1;
        }
    }

    private async Task<bool> IsSoundAsync(DayRange days, CancellationToken cancel)
    {
        var violations = await audit.CheckAsync(days, cancel);
        foreach (var violation in violations)
        {
            metrics.Violated(violation.Invariant);
            Log.InvariantViolated(log, violation.Invariant, violation.Subject, violation.What);
        }
        if (violations.Count > 0)
            Log.DayNotRetired(log, Day(days.Last), violations.Count);
        return violations.Count == 0;
    }

    private async Task MoveOutAsync(CancellationToken cancel)
    {
        var history = await closings.HistoryAsync(cancel);
        foreach (var table in Tables)
        {
            foreach (var bound in RetirementPlan.Leaving(await partitions.BoundsAsync(table, cancel), history))
            {
                if (table == Tables[0])
                    await references.ForgetAsync(new(bound), cancel);
                await store.MoveOutAsync(table, bound, cancel);
            }
        }
    }

    private static DateOnly Day(int day) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day);
}
