using System.Globalization;
using Wallet.Api.Commands;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Partitions;

/// <summary>Makes partitions ahead and drops those past their time.</summary>
internal sealed class PartitionStore(QueryRunner queries)
{
    // While a change of a table waits for a long reader, everyone waits behind it: better to come again later. Changes of
    // the schema have connections that are not pooled, so that no one else has this setting.
    private const string Impatient = "SET SESSION lock_wait_timeout = 1;";

    // Reorganizing a partition that has rows copies them.
    private readonly QueryRunner _patient = queries.Within(TimeSpan.FromMinutes(10)).By(ConnectionPool.Schema);

    /// <summary>Does what every table's plan says at this time.</summary>
    public async Task KeepAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var today = TransactionId.FirstAt(now).Day;
        foreach (var table in PartitionPlan.Tables)
            await CarryOutAsync(PartitionPlan.Of(table, await BoundsAsync(table, cancel), today), cancel);
    }

    /// <summary>The bounds of a table's partitions, without the rest.</summary>
    public async Task<IReadOnlyCollection<long>> BoundsAsync(string table, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"""
            SELECT partition_description FROM information_schema.partitions
            WHERE table_schema = DATABASE() AND table_name = {table} AND partition_description <> 'MAXVALUE'
            """);
        return await queries.ListAsync(sql, row => long.Parse(row.GetString(0), CultureInfo.InvariantCulture), stale: false, cancel);
    }

    /// <summary>About how many answers to keys without a time are kept.</summary>
    public async Task<long> TimelessAnswersAsync(CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT CAST(table_rows AS SIGNED) FROM information_schema.partitions WHERE table_schema = DATABASE() ")
            .Sql("AND table_name = 'kept_answers' AND partition_name = 'p_timeless'");
        return (await queries.ListAsync(sql, row => row.GetInt64(0), stale: false, cancel)).FirstOrDefault();
    }

    private async Task CarryOutAsync(PartitionPlan plan, CancellationToken cancel)
    {
        if (plan.Count > 0)
        {
            var extend = new SqlText().Sql($"""
                {Impatient:sql}CALL extend_partitions({plan.Table},{plan.FirstBound},{plan.Step},{plan.Count})
                """);
            await _patient.ExecuteAsync(extend, cancel);
        }
        foreach (var bound in plan.Drop)
        {
            var drop = new SqlText().Sql($"{Impatient:sql}CALL drop_partition({plan.Table},{bound})");
            await _patient.ExecuteAsync(drop, cancel);
        }
    }
}
