using Wallet.Api.Ledger.Exports;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Exports;

/// <summary>The parts of exports. A part's number is taken once: of two pods that write the same, one goes on.</summary>
internal sealed class ExportPartStore(QueryRunner queries)
{
    private readonly QueryRunner _queries = queries.By(ConnectionPool.Upkeep);

    /// <summary>Adds the part after those that an export has; false where it has ended, or another pod has added it.</summary>
    public async Task<bool> TryAddAsync(ExportJob job, ExportPart part, CancellationToken cancel)
    {
        var sql = ExportPartColumns.Write(new SqlText().Sql("INSERT IGNORE INTO ").Sql(ExportPartColumns.Table).Sql(" SELECT "), job, part)
            .Sql($" FROM exports WHERE export_id = {job.Id.Value} AND state IN (0, 1)");
        return await _queries.ExecuteAsync(sql, cancel) == 1;
    }

    /// <summary>All parts of an export, in their order.</summary>
    public Task<List<ExportPart>> OfAsync(ExportId id, CancellationToken cancel) => _queries.Within(TimeSpan.FromMinutes(1)).ListAsync(
        new SqlText().Sql($"SELECT {ExportPartColumns.Names:sql} FROM export_parts WHERE export_id = {id.Value} ORDER BY number"),
        ExportPartColumns.Read, stale: false, cancel);
}
