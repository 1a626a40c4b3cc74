using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Partitions;

/// <summary>Calls days retired, and has their partitions moved into tables of their own.</summary>
internal sealed class RetirementStore(QueryRunner queries)
{
    /// <summary>Calls all days up to this one retired, which makes every read look for their closings alone. There is no way back.</summary>
    public Task RetireAsync(int day, CancellationToken cancel) => queries.ExecuteAsync(
        new SqlText().Sql($"UPDATE ledger_history SET retired_day = {day} WHERE id = 1 AND retired_day < {day}"), cancel);

    /// <summary>Moves a retired partition's rows out and drops it; does what is left to do after a crash.</summary>
    public Task MoveOutAsync(string table, long bound, CancellationToken cancel) => queries.Within(TimeSpan.FromMinutes(10)).By(ConnectionPool.Schema).ExecuteAsync(
        new SqlText().Sql($"CALL retire_partition({table},{bound})"), cancel);
}
