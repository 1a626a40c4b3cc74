using Wallet.Api.Balances.Statements;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Exports;
using Wallet.Api.Storage.Exports;

namespace Wallet.Api.Exports;

/// <summary>Reads the rows of an export's next part, a page at a time, as far as it is full.</summary>
internal sealed class ExportSource(LedgerRowStore ledger, StatementReader statements, ExportOptions options)
{
    /// <summary>What comes after the parts that are written. <paramref name="settling"/>: how long after a time it is settled.</summary>
    public Task<PartRead> NextAsync(ExportJob job, TimeSpan settling, CancellationToken cancel) => job.Terms.Kind == ExportKind.Statement
        ? StatementAsync(job, cancel)
        : LedgerAsync(job, settling, cancel);

    private async Task<PartRead> LedgerAsync(ExportJob job, TimeSpan settling, CancellationToken cancel)
    {
        var draft = new PartDraft(options.Limits);
        var after = job.Progress.Last ?? new TransactionId(job.Terms.From.Value - 1);
        while (true)
        {
            var range = new LedgerRange(after, job.Terms.Before, job.Terms.Before.Time + settling);
            var (found, history) = await ledger.NextAsync(range, options.PerRead, cancel);
            // Read last: what was looked for before it and is of a day that it calls kept was there.
            if (history.IsRetired(new(after.Value + 1)))
                return Retired(history);
            foreach (var (id, rows) in found)
            {
                if (rows is null)
                    return PartRead.Of($"Transaction {id} cannot be read, or one of its postings has no entry: run wallet-api verify.");
                if (!draft.TryAdd(id, rows))
                    return new(draft.Rows, draft.Last, IsEnd: false);
            }
            if (found.Count < options.PerRead)
                return new(draft.Rows, draft.Last, IsEnd: true);
            after = found[^1].Id;
        }
    }

    private async Task<PartRead> StatementAsync(ExportJob job, CancellationToken cancel)
    {
        var draft = new PartDraft(options.Limits);
        var before = job.Progress.Last ?? job.Terms.Before;
        while (true)
        {
            var query = new StatementQuery(job.Terms.Wallet!.Value, job.Terms.From, before, options.PerRead);
            var page = await statements.PageAsync(query, cancel);
            foreach (var line in page.Lines)
            {
                var row = new ExportRow(line.Entry, new(line.Reference, line.Description));
                if (!draft.TryAdd(line.Entry.Transaction, [row]))
                    return new(draft.Rows, draft.Last, IsEnd: false);
            }
            if (page.KeptFrom is { } kept)
                return Retired(kept);
            if (page.Next is not { } next)
                return new(draft.Rows, draft.Last, IsEnd: true);
            before = next;
        }
    }

    private static PartRead Retired(LedgerHistory history) => Retired(history.KeptFrom);

    private static PartRead Retired(TransactionId kept) => PartRead.Of(
        $"Days of the range were retired before they were exported; history is kept from {kept.Time:yyyy-MM-dd'T'HH:mm:ss'Z'} on.");
}
