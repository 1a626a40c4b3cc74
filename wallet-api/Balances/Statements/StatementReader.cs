using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Past;

namespace Wallet.Api.Balances.Statements;

/// <summary>
/// A wallet's past: pages of its statement, and how it stood at a time. However long the past is and however many partitions it has, both look
/// into those few that can have what is asked for.
/// </summary>
internal sealed class StatementReader(PastStore store)
{
    // What was read last. An older one is no less right, only less sharp: more partitions are looked into.
    private volatile LedgerHistory _known = LedgerHistory.None;

    /// <summary>A page.</summary>
    public async Task<StatementPage> PageAsync(StatementQuery query, CancellationToken cancel)
    {
        var read = await OpenDaysAsync(query, cancel);
        var (entries, history) = (read.Entries, read.History);
        var plan = StatementPlan.Of(query, history, read.Closings);
        if (entries.Count < query.Scan && plan.Ranges.Count > 0)
        {
            var older = await store.RangesAsync(plan.Ranges, query.Scan - entries.Count, cancel);
            history = _known = older.History;
            entries = [.. entries.Concat(older.Entries).Where(e => !history.IsRetired(e.Transaction))];
            plan = StatementPlan.Of(query, history, read.Closings);
        }
        var cut = StatementCut.Of(query, entries, plan);
        var remarks = await store.RemarksAsync([.. cut.Entries.Select(e => e.Transaction)], cancel);
        return new([.. cut.Entries.Select(e => Line(e, remarks))], cut.Next, cut.ReachesRetired ? history.KeptFrom : null);
    }

    /// <summary>How the wallet stood when all keys up to <paramref name="at"/> were there.</summary>
    public async Task<PastAnswer> AtAsync(WalletId wallet, TransactionId at, CancellationToken cancel)
    {
        var known = _known;
        var from = at < known.OpenFrom ? TransactionId.FirstOn(at.Day) : known.OpenFrom;
        var read = await store.LastAsync(new(wallet, from, new(at.Value + 1)), cancel);
        _known = read.History;
        return PastAnswer.Of(at, read.Entries.Count > 0 ? read.Entries[0] : null, read.Closings);
    }

    // The newest entries of the days that are not closed yet, and the closings of those that are. Once or twice a day, and when the process is
    // new, where the one ends and the other begins has moved, and it must look again.
    private async Task<PastRead> OpenDaysAsync(StatementQuery query, CancellationToken cancel)
    {
        while (true)
        {
            var known = _known;
            var from = query.From < known.OpenFrom ? known.OpenFrom : query.From;
            var read = await store.NewestAsync(new(query.Wallet, from, query.Before), query.Scan, query.From, StatementPlan.MaxDays + 1, cancel);
            _known = read.History;
            if (read.History == known)
                return read with { Closings = [.. read.Closings.Where(c => c.Last < known.OpenFrom)] };
        }
    }

    private static StatementLine Line(Entry entry, IReadOnlyDictionary<TransactionId, (string? Reference, string? Description)> remarks)
        => remarks.TryGetValue(entry.Transaction, out var said) ? new(entry, said.Reference, said.Description) : new(entry, null, null);
}
