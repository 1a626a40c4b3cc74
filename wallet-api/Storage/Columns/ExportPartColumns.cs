using System.Globalization;
using MySqlConnector;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Exports;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>export_parts</c> and how a row of them is read and written.</summary>
internal static class ExportPartColumns
{
    /// <summary>Their names, in the order that <see cref="Read"/> expects.</summary>
    public const string Names = "number, last_id, is_end, rows_in, bytes_in, sha256, totals";

    /// <summary>What a row is written to, in the order of <see cref="Write"/>: the same, beside the export and how far it has come.</summary>
    public const string Table = "export_parts (" + Names + ", export_id, rows_to, bytes_to)";

    /// <summary>Reads a row.</summary>
    public static ExportPart Read(MySqlDataReader row) => new(
        row.GetInt32(0), new(row.GetInt64(1)), row.GetInt32(2) != 0, row.GetInt32(3), row.GetInt64(4), row.GetFieldValue<byte[]>(5),
        ReadTotals(row.GetString(6)));

    /// <summary>Writes the values of the part that follows those that <paramref name="job"/> has.</summary>
    public static SqlText Write(SqlText sql, ExportJob job, ExportPart part) => sql
        .Number(part.Number).Sql(",").Number(part.Last.Value).Sql(",").Number(part.IsEnd ? 1L : 0)
        .Sql(",").Number(part.Rows).Sql(",").Number(part.Bytes).Sql(",").Blob(part.Sha256).Sql(",").Text(WriteTotals(part.Totals))
        .Sql(",").Bytes(job.Id.Value).Sql(",").Number(job.Progress.Rows + part.Rows).Sql(",").Number(job.Progress.Bytes + part.Bytes);

    /// <summary>Totals as a column: <c>currency number:rows:credits:debits</c>, separated by spaces.</summary>
    public static string WriteTotals(IEnumerable<CurrencyTotal> totals) => string.Join(' ', totals.Select(t => string.Create(
        CultureInfo.InvariantCulture, $"{t.Currency.Number}:{t.Rows}:{t.CreditsMinor}:{t.DebitsMinor}")));

    private static CurrencyTotal[] ReadTotals(string text)
        => text.Length == 0 ? [] : [.. text.Split(' ').Select(one => ReadTotal(one.Split(':')))];

    private static CurrencyTotal ReadTotal(string[] parts) => new(
        Currency.FromNumber(int.Parse(parts[0], CultureInfo.InvariantCulture)), long.Parse(parts[1], CultureInfo.InvariantCulture),
        Int128.Parse(parts[2], CultureInfo.InvariantCulture), Int128.Parse(parts[3], CultureInfo.InvariantCulture));
}
