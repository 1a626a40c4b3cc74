using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Audit;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>Reads kept answers for checking, some at a time, with what the ledger has of their subjects.</summary>
internal sealed class AnswerAuditStore(QueryRunner queries, TransactionAuditStore transactions)
{
    private readonly QueryRunner _patient = queries.Within(TimeSpan.FromMinutes(2));

    /// <summary>The next answers, in the order of their keys' days and hashes.</summary>
    public Task<List<AuditedAnswer>> NextAsync(int day, UInt128 hash, int count, CancellationToken cancel) => _patient.ListAsync(
        new SqlText().Sql($"""
            SELECT {AnswerColumns.Names:sql} FROM kept_answers WHERE key_day > {day} OR (key_day = {day} AND key_hash > {hash})
            ORDER BY key_day, key_hash LIMIT {count}
            """),
        Read, stale: false, cancel);

    /// <summary>What the ledger has of what some answers say was made.</summary>
    public async Task<AnswerFacts> FactsAsync(IEnumerable<Answer> answers, CancellationToken cancel)
    {
        var subjects = answers.SelectMany(a => a.Items.Append(a)).Where(a => a is { Code: ResultCode.Executed, Subject: not 0 })
            .Select(a => a.Subject).Distinct().ToList();
        var made = await transactions.FindAsync([.. subjects.Select(s => new TransactionId(s))], cancel);
        var postings = made.Values.SelectMany(o => o.Transaction.Postings.Select(p => (p.Wallet, o.Transaction.Id))).ToList();
        var entries = await transactions.EntriesAsync(postings, EntryColumns.Read, cancel);
        var wallets = await ListAsync(
            "SELECT wallet_id FROM balances WHERE wallet_id IN (", subjects, ")", row => new WalletId(row.GetInt64(0)), cancel);
        List<long> known = [.. entries.Select(e => e.Wallet).Where(w => !w.IsSystem).Concat(wallets).Select(w => w.Value).Distinct()];
        var overdrafts = await ListAsync(
            "SELECT wallet_id, overdraft, MAX(MAX(setting = 1)) OVER (PARTITION BY wallet_id) FROM setting_changes WHERE wallet_id IN (", known,
            ") GROUP BY wallet_id, overdraft", row => (Wallet: new WalletId(row.GetInt64(0)), Had: (row.GetInt64(1), row.GetInt64(2) != 0)), cancel);
        return new(await HistoryColumns.FindAsync(_patient, cancel))
        {
            Transactions = made,
            Entries = entries.ToLookup(e => e.Transaction),
            Wallets = wallets.ToHashSet(),
            Overdrafts = overdrafts.ToLookup(o => o.Wallet, o => o.Had),
        };
    }

    private async Task<List<T>> ListAsync<T>(
        string select, IReadOnlyCollection<long> ids, string end, Func<MySqlDataReader, T> read, CancellationToken cancel) => ids.Count == 0
        ? []
        : await _patient.ListAsync(new SqlText().Sql(select).List(ids, (s, id) => s.Number(id)).Sql(end), read, stale: false, cancel);

    private static AuditedAnswer Read(MySqlDataReader row)
    {
        var (day, hash) = AnswerColumns.ReadKey(row);
        try
        {
            return new(day, hash, AnswerColumns.Read(row).Answer, null);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or IndexOutOfRangeException)
        {
            return new(day, hash, null, exception.Message);
        }
    }
}

/// <summary>A kept answer with the day and hash of its key; or one that cannot be read, and why.</summary>
internal sealed record AuditedAnswer(int Day, UInt128 Hash, Answer? Answer, string? Unreadable)
{
    /// <summary>The key in words.</summary>
    public string Key => $"{Day}/{Hash:x32}";

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Violation> Check(AnswerFacts facts)
        => Answer is null ? [new("I12 readable", $"key {Key}", Unreadable!)] : AnswerChecks.Of(Key, Answer, facts);
}
