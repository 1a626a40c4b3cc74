using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Exports;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Exports;

/// <summary>The exports that were asked for. What has ended is never changed again.</summary>
internal sealed class ExportStore(QueryRunner queries)
{
    private const string Open = " state IN (0, 1) ";

    private readonly QueryRunner _queries = queries.By(ConnectionPool.Upkeep);

    /// <summary>Adds one; false where its key was used before.</summary>
    public async Task<bool> TryAddAsync(ExportJob job, IdempotencyKey? key, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("INSERT IGNORE INTO ").Sql(ExportColumns.Table).Sql(" VALUES ");
        ExportColumns.Write(sql, job, key);
        return await _queries.ExecuteAsync(sql, cancel) == 1;
    }

    /// <summary>The one with this id; null when there is none.</summary>
    public async Task<ExportJob?> FindAsync(ExportId id, CancellationToken cancel)
        => (await ListAsync(Where().Sql($"exports.export_id = {id.Value}"), cancel)).FirstOrDefault();

    /// <summary>The one that was asked for with this key, and the meaning of that request; null when there is none.</summary>
    public async Task<(ExportJob Job, UInt128? Meaning)?> FindAskedAsync(IdempotencyKey key, CancellationToken cancel)
    {
        var sql = Where().Sql($"request_hash = {key.Hash}");
        var found = await _queries.ListAsync(sql, ExportColumns.ReadAsked, stale: false, cancel);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Exports, newest first, those before <paramref name="before"/>; all, or those that a caller has asked for.</summary>
    public Task<List<ExportJob>> NewestAsync(Caller caller, ExportId before, int limit, CancellationToken cancel)
    {
        var sql = Where().Sql($"exports.export_id < {before.Value}");
        if (!caller.AnyWallet)
            sql.Sql($" AND asked_by = {caller.Subject}");
        return ListAsync(sql.Sql($" ORDER BY exports.export_id DESC LIMIT {limit}"), cancel);
    }

    /// <summary>How many are open, and how many of them a caller has asked for.</summary>
    public async Task<(long All, long Own)> CountOpenAsync(string? askedBy, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"""
            SELECT COUNT(*), CAST(COALESCE(SUM(asked_by <=> {askedBy}), 0) AS SIGNED) FROM exports WHERE{Open:sql}
            """);
        return (await _queries.ListAsync(sql, row => (row.GetInt64(0), row.GetInt64(1)), stale: false, cancel))[0];
    }

    /// <summary>How many wait and how many run.</summary>
    public async Task<(long Waiting, long Running)> CountByStateAsync(CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT CAST(COALESCE(SUM(state = 0), 0) AS SIGNED), CAST(COALESCE(SUM(state = 1), 0) AS SIGNED)")
            .Sql(" FROM exports WHERE").Sql(Open);
        return (await _queries.ListAsync(sql, row => (row.GetInt64(0), row.GetInt64(1)), stale: false, cancel))[0];
    }

    /// <summary>The open one whose turn it is: that which has waited longest; null when none is due.</summary>
    public async Task<ExportJob?> NextDueAsync(CancellationToken cancel) => (await ListAsync(
        Where().Sql(Open).Sql("AND due_at <= ").Sql(DatabaseClock.Milliseconds).Sql(" ORDER BY due_at, exports.export_id LIMIT 1"), cancel))
        .FirstOrDefault();

    /// <summary>A step was done: the others come first now.</summary>
    public Task AdvanceAsync(ExportId id, CancellationToken cancel) => _queries.ExecuteAsync(
        Update((long)ExportState.Running).Sql($"""
            , tries = 0, trouble = NULL, due_at = {DatabaseClock.Milliseconds:sql} WHERE{Open:sql}AND export_id = {id.Value}
            """), cancel);

    /// <summary>Its range is not settled before a time.</summary>
    public Task WaitAsync(ExportId id, DateTimeOffset until, CancellationToken cancel) => _queries.ExecuteAsync(
        Update((long)ExportState.Waiting).Sql($"""
            , due_at = {until.ToUnixTimeMilliseconds()} WHERE{Open:sql}AND export_id = {id.Value}
            """), cancel);

    /// <summary>A try of a step failed: the next is after a pause.</summary>
    public Task PostponeAsync(ExportId id, TimeSpan pause, string trouble, CancellationToken cancel) => _queries.ExecuteAsync(
        new SqlText().Sql($"""
            UPDATE exports
            SET tries = tries + 1, trouble = {Cut(trouble)}, due_at = {DatabaseClock.Milliseconds:sql} + {(long)pause.TotalMilliseconds}
            WHERE{Open:sql}AND export_id = {id.Value}
            """), cancel);

    /// <summary>Ends one; false where it had ended.</summary>
    public async Task<bool> EndAsync(ExportId id, ExportState state, string? trouble, CancellationToken cancel) => await _queries.ExecuteAsync(
        Update((long)state).Sql(", trouble = ").Text(trouble is null ? null : Cut(trouble)).Sql(", finished_at = ").Sql(DatabaseClock.Milliseconds)
            .Sql(" WHERE").Sql(Open).Sql("AND export_id = ").Bytes(id.Value), cancel) == 1;

    /// <summary>How far the past has been put in order.</summary>
    public Task<LedgerHistory> HistoryAsync(CancellationToken cancel) => HistoryColumns.FindAsync(_queries, cancel);

    private Task<List<ExportJob>> ListAsync(SqlText sql, CancellationToken cancel)
        => _queries.ListAsync(sql, ExportColumns.Read, stale: false, cancel);

    private static SqlText Where() => new SqlText().Sql(ExportColumns.Select).Sql(" WHERE ");

    private static SqlText Update(long state) => new SqlText().Sql($"UPDATE exports SET state = {state}");

    private static string Cut(string text) => text.Length <= ExportJob.MaxTrouble ? text : text[..ExportJob.MaxTrouble];
}
