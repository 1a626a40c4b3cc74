using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Balances;

/// <summary>A wallet's past: pages of its statement, and how it stood at a time. Both are one dive into one index.</summary>
internal sealed class StatementReader(QueryRunner queries)
{
    private const string EntryColumns =
        "entries.wallet_id, entries.transaction_id, entries.kind, sequence, entries.amount, posted, held, counterparty, chain";

    /// <summary>A page, newest first.</summary>
    public Task<List<StatementLine>> PageAsync(StatementQuery query, bool stale, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT ").Sql(EntryColumns).Sql(", reference, description FROM entries ")
            .Sql("LEFT JOIN transactions ON transactions.transaction_id = entries.transaction_id WHERE wallet_id = ").Number(query.Wallet.Value)
            .Sql(" AND entries.transaction_id < ").Number(query.Before.Value).Sql(" AND entries.transaction_id >= ").Number(query.From.Value);
        if (query.Kind is { } kind)
            sql.Sql(" AND entries.kind = ").Number((long)kind);
        if (query.Incoming is { } incoming)
            sql.Sql(incoming ? " AND entries.amount > 0" : " AND entries.amount < 0");
        sql.Sql(" ORDER BY entries.transaction_id DESC LIMIT ").Number(query.Limit);
        return queries.ListAsync(sql, ReadLine, stale, cancel);
    }

    /// <summary>The last entry at <paramref name="time"/>; null when the wallet had none yet.</summary>
    public async Task<Entry?> LastAtAsync(WalletId wallet, DateTimeOffset time, bool stale, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT ").Sql(EntryColumns).Sql(" FROM entries WHERE wallet_id = ").Number(wallet.Value)
            .Sql(" AND transaction_id <= ").Number(TransactionId.LastAt(time).Value).Sql(" ORDER BY transaction_id DESC LIMIT 1");
        var found = await queries.ListAsync(sql, ReadEntry, stale, cancel);
        return found.Count == 0 ? null : found[0];
    }

    private static StatementLine ReadLine(MySqlDataReader row)
        => new(ReadEntry(row), row.IsDBNull(9) ? null : row.GetString(9), row.IsDBNull(10) ? null : row.GetString(10));

    private static Entry ReadEntry(MySqlDataReader row) => new(
        new(row.GetInt64(0)), new(row.GetInt64(1)), (TransactionKind)row.GetInt32(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5),
        row.GetInt64(6), new(row.GetInt64(7)), WalletColumns.ReadHash(row, 8));
}
