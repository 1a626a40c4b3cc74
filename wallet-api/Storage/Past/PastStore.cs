using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Past;

/// <summary>
/// Reads a wallet's past. Each packet reads the history last: what it calls kept was there when the entries were looked for, because a day is
/// called retired before its entries go.
/// </summary>
internal sealed class PastStore(QueryRunner queries)
{
    private const string Entries = "SELECT " + EntryColumns.Names + " FROM entries WHERE wallet_id = ";

    private const string Closings = "SELECT " + ClosingColumns.Names + " FROM wallet_days WHERE wallet_id = ";

    /// <summary>The newest entries of a range, and the closings of the days of the range from <paramref name="closingsFrom"/> on.</summary>
    public Task<PastRead> NewestAsync(PastRange range, int limit, TransactionId closingsFrom, int closings, CancellationToken cancel)
    {
        var sql = Range(new SqlText(), range, limit)
            .Sql($"""
                {Closings:sql}{range.Wallet.Value} AND day >= {closingsFrom.Day} AND day <= {range.Before.Day}
                AND last_id >= {closingsFrom.Value} AND first_id < {range.Before.Value} ORDER BY day DESC LIMIT {closings};{HistoryColumns.Select:sql}
                """);
        return queries.ReadAsync(sql, ReadAsync, stale: false, cancel);
    }

    /// <summary>The last entry of a range, and the newest two closings of its last day and before.</summary>
    public Task<PastRead> LastAsync(PastRange range, CancellationToken cancel)
    {
        var sql = Range(new SqlText(), range, limit: 1)
            .Sql($"""
                {Closings:sql}{range.Wallet.Value} AND day <= {new TransactionId(range.Before.Value - 1).Day}
                ORDER BY day DESC LIMIT 2;{HistoryColumns.Select:sql}
                """);
        return queries.ReadAsync(sql, ReadAsync, stale: false, cancel);
    }

    /// <summary>The newest entries of each range, newest first.</summary>
    public Task<PastRead> RangesAsync(IReadOnlyList<PastRange> ranges, int limit, CancellationToken cancel)
    {
        var sql = new SqlText();
        foreach (var range in ranges)
            Range(sql, range, limit);
        return queries.ReadAsync(sql.Sql(HistoryColumns.Select), ReadRangesAsync, stale: false, cancel);

        async Task<PastRead> ReadRangesAsync(MySqlDataReader rows)
        {
            var entries = await QueryRunner.AllAsync(rows, EntryColumns.Read);
            for (var i = 1; i < ranges.Count; i++)
                entries.AddRange(await QueryRunner.NextAsync(rows, EntryColumns.Read));
            return new(entries, [], (await QueryRunner.NextAsync(rows, HistoryColumns.Read))[0]);
        }
    }

    /// <summary>What transactions say about themselves; those without a word are left out.</summary>
    public async Task<IReadOnlyDictionary<TransactionId, (string? Reference, string? Description)>> RemarksAsync(
        IReadOnlyCollection<TransactionId> transactions, CancellationToken cancel)
    {
        if (transactions.Count == 0)
            return new Dictionary<TransactionId, (string?, string?)>();
        var sql = new SqlText().Sql("SELECT transaction_id, reference, description FROM transactions WHERE transaction_id IN (")
            .List(transactions, (s, id) => s.Number(id.Value)).Sql(") AND (reference IS NOT NULL OR description IS NOT NULL)");
        return (await queries.ListAsync(
            sql, row => (Id: new TransactionId(row.GetInt64(0)), Said: (row.OptionalText(1), row.OptionalText(2))), stale: false, cancel))
            .ToDictionary(r => r.Id, r => r.Said);
    }

    // A range that ends before it begins is asked for all the same: the server knows without looking, and the results keep their places.
    private static SqlText Range(SqlText sql, PastRange range, int limit) => sql
        .Sql($"""
            {Entries:sql}{range.Wallet.Value} AND transaction_id >= {range.From.Value} AND transaction_id < {range.Before.Value}
            ORDER BY transaction_id DESC LIMIT {limit};
            """);

    private static async Task<PastRead> ReadAsync(MySqlDataReader rows) => new(
        await QueryRunner.AllAsync(rows, EntryColumns.Read),
        await QueryRunner.NextAsync(rows, ClosingColumns.Read),
        (await QueryRunner.NextAsync(rows, HistoryColumns.Read))[0]);
}
