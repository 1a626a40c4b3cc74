using System.Globalization;

namespace Wallet.Api.Storage;

/// <summary>Makes partitions ahead and drops those past their time.</summary>
internal sealed class PartitionStore(QueryRunner queries, TimeProvider clock)
{
    /// <summary>Does what every table's plan says.</summary>
    public async Task KeepAsync(CancellationToken cancel)
    {
        var today = (int)(clock.GetUtcNow().ToUnixTimeMilliseconds() / (long)TimeSpan.FromDays(1).TotalMilliseconds);
        foreach (var table in PartitionPlan.Tables)
            await CarryOutAsync(PartitionPlan.Of(table, await BoundsAsync(table, cancel), today), cancel);
    }

    /// <summary>The bounds of a table's partitions, without the rest.</summary>
    public async Task<IReadOnlyCollection<long>> BoundsAsync(string table, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT partition_description FROM information_schema.partitions WHERE table_schema = DATABASE()")
            .Sql(" AND table_name = ").Text(table).Sql(" AND partition_description <> 'MAXVALUE'");
        return await queries.ListAsync(sql, row => long.Parse(row.GetString(0), CultureInfo.InvariantCulture), stale: false, cancel);
    }

    private async Task CarryOutAsync(PartitionPlan plan, CancellationToken cancel)
    {
        if (plan.Count > 0)
        {
            var extend = new SqlText().Sql("CALL extend_partitions(").Text(plan.Table).Sql(",").Number(plan.FirstBound).Sql(",").Number(plan.Step)
                .Sql(",").Number(plan.Count).Sql(")");
            await queries.ExecuteAsync(extend, cancel);
        }
        foreach (var bound in plan.Drop)
            await queries.ExecuteAsync(new SqlText().Sql("CALL drop_partition(").Text(plan.Table).Sql(",").Number(bound).Sql(")"), cancel);
    }
}
