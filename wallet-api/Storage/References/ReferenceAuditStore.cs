using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.References;

/// <summary>Compares what transactions should be found by with what they are found by, some at a time, each way.</summary>
internal sealed class ReferenceAuditStore(QueryRunner queries)
{
    private const int RowsPerStep = 1000;

    private const string Rows = "SELECT " + ReferenceColumns.Names + " FROM transaction_references WHERE ";

    private readonly FillingStore _filling = new(queries);
    private readonly ReferencedStore _transactions = new(queries);

    /// <summary>
    /// Of the next transactions after <paramref name="after"/>: the last, and the references by which some are not found. Those that are not
    /// filled in yet are passed over.
    /// </summary>
    public async Task<(TransactionId? Last, IReadOnlyList<TransactionReference> Missing)> MissingAsync(
        TransactionId after, CancellationToken cancel)
    {
        var filling = await _filling.FindAsync(cancel);
        var (last, wanted) = await _transactions.NextAsync(
            after, filling.IsFilled ? new(long.MaxValue) : new(filling.FilledTo.Value + 1), cancel);
        if (wanted.Count == 0)
            return (last, []);
        var found = await RowsAsync(
            new SqlText().Sql(Rows).Any(wanted, (s, r) => s.Sql($"""
                (reference_hash = {r.Hash} AND transaction_id = {r.Transaction.Value})
                """)), cancel);
        return (last, await KeptAsync(wanted.Except(found), cancel));
    }

    /// <summary>The next references after <paramref name="after"/>, and those of them by which no transaction should be found.</summary>
    public async Task<(IReadOnlyList<TransactionReference> Rows, IReadOnlyList<TransactionReference> Strays)> StraysAsync(
        TransactionReference after, CancellationToken cancel)
    {
        var rows = await RowsAsync(
            new SqlText().Sql($"""
                {Rows:sql}reference_hash > {after.Hash} OR (reference_hash = {after.Hash} AND transaction_id > {after.Transaction.Value})
                ORDER BY reference_hash, transaction_id LIMIT {RowsPerStep}
                """), cancel);
        var wanted = await _transactions.OfAsync([.. rows.Select(r => r.Transaction).Distinct()], cancel);
        return (rows, await KeptAsync(rows.Except(wanted), cancel));
    }

    private Task<List<TransactionReference>> RowsAsync(SqlText sql, CancellationToken cancel)
        => queries.ListAsync(sql, ReferenceColumns.Read, stale: false, cancel);

    // Of a day that is being retired, either may have gone first.
    private async Task<IReadOnlyList<TransactionReference>> KeptAsync(IEnumerable<TransactionReference> found, CancellationToken cancel)
    {
        var all = found.ToList();
        if (all.Count == 0)
            return all;
        var history = await HistoryColumns.FindAsync(queries, cancel);
        return [.. all.Where(r => !history.IsRetired(r.Transaction))];
    }
}
