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
        var sql = new SqlText()
            .Sql("INSERT IGNORE INTO export_parts (export_id, number, last_id, is_end, rows_in, bytes_in, rows_to, bytes_to, sha256, totals) SELECT ")
            .Bytes(job.Id.Value).Sql(",").Number(part.Number).Sql(",").Number(part.Last.Value).Sql(",").Number(part.IsEnd ? 1L : 0)
            .Sql(",").Number(part.Rows).Sql(",").Number(part.Bytes).Sql(",").Number(job.Progress.Rows + part.Rows)
            .Sql(",").Number(job.Progress.Bytes + part.Bytes).Sql(",").Blob(part.Sha256).Sql(",").Text(ExportPartColumns.Write(part.Totals))
            .Sql(" FROM exports WHERE export_id = ").Bytes(job.Id.Value).Sql(" AND state IN (0, 1)");
        return await _queries.ExecuteAsync(sql, cancel) == 1;
    }

    /// <summary>All parts of an export, in their order.</summary>
    public Task<List<ExportPart>> OfAsync(ExportId id, CancellationToken cancel) => _queries.Within(TimeSpan.FromMinutes(1)).ListAsync(
        new SqlText().Sql("SELECT ").Sql(ExportPartColumns.Names).Sql(" FROM export_parts WHERE export_id = ").Bytes(id.Value)
            .Sql(" ORDER BY number"),
        ExportPartColumns.Read, stale: false, cancel);
}
