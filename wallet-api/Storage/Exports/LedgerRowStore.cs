using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Exports;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Exports;

/// <summary>
/// Reads the ledger in the order of its transactions' ids, from the replica where there is one that is far enough, otherwise by the writer's
/// connections for reads. It takes no locks. What it reads is settled and does not change, so no snapshot is needed.
/// </summary>
internal sealed class LedgerRowStore(QueryRunner queries, DatabaseOptions options)
{
    // Transactions may have many legs, and a server takes no statement however long.
    private const int EntriesPerRead = 2000;

    private readonly QueryRunner _patient = queries.Within(TimeSpan.FromMinutes(2));

    /// <summary>
    /// The rows of the next transactions of a range. Null rows: the transaction cannot be read, or one of its postings has no entry. What the
    /// history calls retired may be missing.
    /// </summary>
    public async Task<(List<(TransactionId Id, IReadOnlyList<ExportRow>? Rows)> Found, LedgerHistory History)> NextAsync(
        LedgerRange range, int limit, CancellationToken cancel)
    {
        var (transactions, history) = await ReadAsync(
            range, sql => sql.Sql($"""
                SELECT {TransactionColumns.Names:sql} FROM transactions
                WHERE transaction_id > {range.After.Value} AND transaction_id < {range.Before.Value}
                ORDER BY transaction_id LIMIT {limit};
                """),
            TransactionColumns.TryRead, cancel);
        var wanted = transactions.Where(t => t.Original is not null)
            .SelectMany(t => t.Original!.Transaction.Postings.Select(p => (p.Wallet, t.Id))).Distinct().ToList();
        if (wanted.Count == 0)
            return ([.. transactions.Select(t => (t.Id, (IReadOnlyList<ExportRow>?)null))], history);
        var found = new Dictionary<(WalletId, TransactionId), Entry?>();
        foreach (var some in wanted.Chunk(EntriesPerRead))
        {
            (var entries, history) = await ReadAsync(range, sql => Entries(sql, some), EntryColumns.Read, cancel);
            entries.ForEach(e => found.Add((e.Wallet, e.Transaction), e));
        }
        return ([.. transactions.Select(t => (t.Id, RowsOf(t.Original)))], history);

        IReadOnlyList<ExportRow>? RowsOf(Original? original) => original is { Transaction: var transaction }
            ? ExportRow.Of(transaction, wallet => found.GetValueOrDefault((wallet, transaction.Id)))
            : null;
    }

    private static SqlText Entries(SqlText sql, IReadOnlyCollection<(WalletId Wallet, TransactionId Id)> wanted) => sql
        .Sql("SELECT ").Sql(EntryColumns.Names).Sql(" FROM (")
        .Union(wanted, (s, p) => s.Sql($"SELECT {p.Wallet.Value} AS wallet_id, {p.Id.Value} AS transaction_id"))
        .Sql(") wanted JOIN entries ON entries.wallet_id = wanted.wallet_id AND entries.transaction_id = wanted.transaction_id;");

    private async Task<(List<T> Found, LedgerHistory History)> ReadAsync<T>(
        LedgerRange range, Func<SqlText, SqlText> query, Func<MySqlDataReader, T> read, CancellationToken cancel)
        => (options.HasReader ? await TryReplicaAsync(range, query, read, cancel) : null)
            ?? await _patient.ReadAsync(query(new()).Sql(HistoryColumns.Select), rows => BothAsync(rows, read), stale: false, cancel);

    // Each packet may go to another replica, and asks it for itself.
    private async Task<(List<T> Found, LedgerHistory History)?> TryReplicaAsync<T>(
        LedgerRange range, Func<SqlText, SqlText> query, Func<MySqlDataReader, T> read, CancellationToken cancel)
    {
        try
        {
            var sql = query(new SqlText().Sql(Heartbeat.Select)).Sql(HistoryColumns.Select);
            return await _patient.ReadAsync(sql, ReadAllAsync, stale: true, cancel);
        }
        catch (DatabaseException)
        {
            // The writer may be well.
            return null;
        }

        async Task<(List<T>, LedgerHistory)?> ReadAllAsync(MySqlDataReader rows)
        {
            var asOf = (await QueryRunner.AllAsync(rows, row => WalletColumns.Optional(row, 0)))[0];
            await rows.NextResultAsync(CancellationToken.None);
            var found = await BothAsync(rows, read);
            return range.IsWithin(asOf) ? found : null;
        }
    }

    private static async Task<(List<T> Found, LedgerHistory History)> BothAsync<T>(
        MySqlDataReader rows, Func<MySqlDataReader, T> read) => (
        await QueryRunner.AllAsync(rows, read), (await QueryRunner.NextAsync(rows, HistoryColumns.Read))[0]);
}
