using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>The profiles of limits and the journal of their changes, each of which is published.</summary>
internal sealed class LimitProfileStore(Database database, QueryRunner queries, Random random)
{
    /// <summary>The most that there can be: all of them are read at once.</summary>
    public const int Most = 200;

    private const string Select = "SELECT " + LimitProfileColumns.Names + " FROM limit_profiles ";

    private readonly ShortTransaction _transaction = new(database);

    /// <summary>All, by currency and name.</summary>
    public Task<List<LimitProfile>> ListAsync(CancellationToken cancel)
        => queries.ListAsync(new SqlText().Sql(Select).Sql("ORDER BY currency, name"), LimitProfileColumns.Read, stale: false, cancel);

    /// <summary>One; null when there is none.</summary>
    public async Task<LimitProfile?> FindAsync(LimitProfileKey key, CancellationToken cancel)
        => (await queries.ListAsync(Where(new SqlText().Sql(Select), key), LimitProfileColumns.Read, stale: false, cancel)).SingleOrDefault();

    /// <summary>The changes of one before number <paramref name="before"/>, newest first; those of one that was removed are still there.</summary>
    public async Task<IReadOnlyList<LimitProfileChange>> ChangesAsync(LimitProfileKey key, long before, int limit, CancellationToken cancel)
    {
        var sql = Where(new SqlText().Sql("SELECT ").Sql(LimitProfileColumns.ChangeNames).Sql(" FROM limit_profile_changes "), key)
            .Sql($" AND version < {before} ORDER BY version DESC LIMIT {limit}");
        return [.. (await queries.ListAsync(sql, LimitProfileColumns.ReadChange, stale: false, cancel)).Select(read => read.Change)];
    }

    /// <summary>Makes one or replaces its limits, and journals who did; in a dry run, says what it would come to. What is already so is no change.</summary>
    /// <exception cref="DatabaseException">The database does not answer; nothing was changed.</exception>
    public Task<LimitProfileResult> PutAsync(LimitProfileKey key, Limits limits, LimitProfileTerms terms, CancellationToken cancel) => ChangeAsync(
        key, terms,
        found =>
        {
            if (found.Profile is { } same && same.Limits == limits)
                return new(same, LimitProfileOutcome.Done);
            return found is { Profile: null, Count: >= Most }
                ? new(null, LimitProfileOutcome.TooMany)
                : new(new(key, limits, found.Version + 1, found.At, terms.By), LimitProfileOutcome.Done);
        },
        (sql, profile) => LimitProfileColumns.Write(sql.Sql("REPLACE INTO limit_profiles (" + LimitProfileColumns.Names + ") VALUES ("), profile).Sql(")"),
        isRemoval: false,
        cancel);

    /// <summary>Removes one that no wallet has, closed ones aside, and journals who did; the result is how it was. In a dry run, says what it would come to.</summary>
    /// <exception cref="DatabaseException">The database does not answer; nothing was changed.</exception>
    public Task<LimitProfileResult> RemoveAsync(LimitProfileKey key, LimitProfileTerms terms, CancellationToken cancel) => ChangeAsync(
        key, terms,
        found => found switch
        {
            { Profile: null } => new(null, LimitProfileOutcome.Missing),
            { IsInUse: true } => new(found.Profile, LimitProfileOutcome.InUse),
            _ => new(found.Profile with { Version = found.Version + 1, At = found.At, By = terms.By }, LimitProfileOutcome.Done),
        },
        (sql, profile) => Where(sql.Sql("DELETE FROM limit_profiles "), profile.Key),
        isRemoval: true,
        cancel);

    private async Task<LimitProfileResult> ChangeAsync(
        LimitProfileKey key, LimitProfileTerms terms, Func<Locked, LimitProfileResult> decide, Func<SqlText, LimitProfile, SqlText> write,
        bool isRemoval, CancellationToken cancel)
    {
        LimitProfileResult result = new(null, LimitProfileOutcome.Missing);
        var isKnown = await _transaction.RunAsync(
            Lock(key, isRemoval),
            ReadAsync,
            (found, now) =>
            {
                // After the last one, whatever the clock: events are published in the order of their times.
                result = Decide(found with { At = Math.Max(now, found.Changed + 1) });
                if (terms.IsDryRun || result is not { Outcome: LimitProfileOutcome.Done, Profile: { } profile } || profile == found.Profile)
                    return null;
                return write(Announce(new(profile, isRemoval)), profile);
            },
            cancel);
        return isKnown ? result : new(null, LimitProfileOutcome.Unknown);

        // Of what is not there, it is said that it is not, whatever the terms.
        LimitProfileResult Decide(Locked found)
            => (isRemoval && found.Profile is null) || terms.IsMet(found.Profile) ? decide(found) : new(found.Profile, LimitProfileOutcome.Changed);
    }

    // A row of the journal and, as a batch without transactions, the event. A batch with this key makes it a duplicate: then it is tried again.
    private SqlText Announce(LimitProfileChange change)
    {
        TransactionId[] batch = [TransactionId.FirstOf(change.After.At, random.Next(TransactionId.Lanes))];
        var sql = new SqlText()
            .Insert(BatchColumns.Table, batch, (s, id) => BatchColumns.Write(s, id, nonce: 0, size: 0))
            .Insert(BatchColumns.OutboxTable, batch, (s, id) => BatchColumns.WriteEvents(s, id, [new LimitProfileChanged(change)]))
            .Sql("INSERT INTO limit_profile_changes (" + LimitProfileColumns.ChangeNames + ") VALUES (");
        return LimitProfileColumns.WriteChange(sql, change).Sql(");");
    }

    // A batch that gives a wallet the profile holds a lock that this waits for: what it wrote is seen by the second statement.
    private static SqlText Lock(LimitProfileKey key, bool isRemoval)
    {
        var sql = Where(new SqlText().Sql(Select), key).Sql(" FOR UPDATE;SELECT (SELECT COUNT(*) FROM limit_profiles), ");
        Where(sql.Sql("(SELECT COALESCE(MAX(version), 0) FROM limit_profile_changes "), key);
        Where(sql.Sql("), (SELECT COALESCE(MAX(changed_at), 0) FROM limit_profile_changes "), key);
        return !isRemoval ? sql.Sql("), 0") : sql.Sql($"""
            ), EXISTS(SELECT 1 FROM balances
            WHERE limit_profile = {key.Name} AND (wallet_id >> 11) & 1023 = {key.Currency.Number}
            AND status <> {(long)WalletStatus.Closed})
            """);
    }

    private static async Task<Locked> ReadAsync(MySqlDataReader rows)
    {
        var profile = (await QueryRunner.AllAsync(rows, LimitProfileColumns.Read)).SingleOrDefault();
        return (await QueryRunner.NextAsync(
            rows, row => new Locked(profile, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3) != 0)))[0];
    }

    private static SqlText Where(SqlText sql, LimitProfileKey key) => LimitProfileColumns.Among(sql.Sql("WHERE "), [key]);

    private sealed record Locked(LimitProfile? Profile, long Count, long Version, long Changed, bool IsInUse)
    {
        public long At { get; init; }
    }
}
