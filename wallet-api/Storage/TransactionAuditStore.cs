using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Audit;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>Reads transactions for checking, some at a time. What is compared with them never changes, so no snapshot is needed.</summary>
internal sealed class TransactionAuditStore(QueryRunner queries)
{
    private readonly QueryRunner _patient = queries.Within(TimeSpan.FromMinutes(2));

    /// <summary>
    /// The next transactions after <paramref name="after"/>, with their parents and the entries of their postings; those that the history calls
    /// retired may have left meanwhile, and their entries too.
    /// </summary>
    public async Task<(LedgerHistory History, IReadOnlyList<AuditedTransaction> Found)> TransactionsAsync(
        TransactionId after, int count, CancellationToken cancel)
    {
        var rows = await _patient.ListAsync(
            new SqlText().Sql($"""
                SELECT {TransactionColumns.Names:sql} FROM transactions WHERE transaction_id > {after.Value}
                ORDER BY transaction_id LIMIT {count}
                """),
            TransactionColumns.TryRead, stale: false, cancel);
        var transactions = rows.Select(r => r.Original?.Transaction).OfType<LedgerTransaction>().ToList();
        var found = (await EntriesAsync([.. transactions.SelectMany(t => t.Postings.Select(p => (p.Wallet, t.Id)))], EntryColumns.Read, cancel))
            .ToDictionary(e => (e.Wallet, e.Transaction), e => (PostedEntry?)new PostedEntry(e.Amount, e.Kind, e.Counterparty));
        var parents = await FindAsync([.. transactions.Select(t => t.Parent).OfType<TransactionId>().Distinct()], cancel);
        var history = rows.Count == 0 ? LedgerHistory.None : await HistoryColumns.FindAsync(_patient, cancel);
        return (history, [.. rows.Select(r => Audited(r.Id, r.Original, r.Fault))]);

        AuditedTransaction Audited(TransactionId id, Original? original, string? fault)
        {
            if (original is not { Transaction: var transaction })
                return new(id, null, [], fault!);
            return new(id, original, [.. transaction.Postings.Select(p => found.GetValueOrDefault((p.Wallet, id)))])
            {
                Parent = transaction.Parent is { } parent ? parents.GetValueOrDefault(parent) : null,
                HasRetiredParent = transaction.Parent is { } retired && history.IsRetired(retired),
            };
        }
    }

    /// <summary>Those of some transactions that are there and can be read.</summary>
    public async Task<IReadOnlyDictionary<TransactionId, Original>> FindAsync(IReadOnlyCollection<TransactionId> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return new Dictionary<TransactionId, Original>();
        var sql = new SqlText().Sql("SELECT ").Sql(TransactionColumns.Names).Sql(" FROM transactions WHERE transaction_id IN (")
            .List(ids, (s, id) => s.Number(id.Value)).Sql(")");
        return (await _patient.ListAsync(sql, TransactionColumns.TryRead, stale: false, cancel))
            .Where(r => r.Original is not null).ToDictionary(r => r.Id, r => r.Original!);
    }

    /// <summary>The entries that some postings have.</summary>
    public async Task<IReadOnlyList<T>> EntriesAsync<T>(
        IReadOnlyCollection<(WalletId Wallet, TransactionId Id)> postings, Func<MySqlDataReader, T> read, CancellationToken cancel)
    {
        if (postings.Count == 0)
            return [];
        var sql = new SqlText().Sql("SELECT ").Sql(EntryColumns.Names).Sql(" FROM (")
            .Union(postings, (s, p) => s.Sql($"SELECT {p.Wallet.Value} AS wallet_id, {p.Id.Value} AS transaction_id"))
            .Sql(") wanted JOIN entries ON entries.wallet_id = wanted.wallet_id AND entries.transaction_id = wanted.transaction_id");
        return await _patient.ListAsync(sql, read, stale: false, cancel);
    }
}
