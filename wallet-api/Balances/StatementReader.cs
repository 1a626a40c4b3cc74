using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Balances;

/// <summary>A wallet's past: pages of its statement, and how it stood at a time. Both are one dive into one index.</summary>
internal sealed class StatementReader(QueryRunner queries)
{
    /// <summary>A page, newest first.</summary>
    public Task<List<StatementLine>> PageAsync(StatementQuery query, bool stale, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT ").Sql(EntryColumns.Names).Sql(", reference, description FROM entries ")
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
        var sql = new SqlText().Sql("SELECT ").Sql(EntryColumns.Names).Sql(" FROM entries WHERE wallet_id = ").Number(wallet.Value)
            .Sql(" AND transaction_id <= ").Number(TransactionId.LastAt(time).Value).Sql(" ORDER BY transaction_id DESC LIMIT 1");
        var found = await queries.ListAsync(sql, EntryColumns.Read, stale, cancel);
        return found.Count == 0 ? null : found[0];
    }

    private static StatementLine ReadLine(MySqlDataReader row)
        => new(EntryColumns.Read(row), Text(row, EntryColumns.Count), Text(row, EntryColumns.Count + 1));

    private static string? Text(MySqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
