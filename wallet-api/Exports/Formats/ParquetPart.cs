using Parquet;
using Parquet.Schema;
using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Exports.Formats;

/// <summary>
/// Apache Parquet: one row group a file, compressed by Zstandard. Numbers are INT64, times are TIMESTAMP(MICROS, UTC), texts are STRING; columns
/// that are not optional are required.
/// </summary>
internal sealed class ParquetPart : IPartFormat
{
    private static readonly ParquetOptions Layout = new() { CompressionMethod = CompressionMethod.Zstd };

    /// <inheritdoc/>
    public string MediaType => "application/vnd.apache.parquet";

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<ExportColumn> columns, IReadOnlyList<ExportRow> rows, Stream to)
    {
        var fields = columns.Select(FieldOf).ToArray();
        await using var writer = await ParquetWriter.CreateAsync(new(fields), to, Layout);
        using var group = writer.CreateRowGroup();
        foreach (var (column, field) in columns.Zip(fields))
            await WriteAsync(group, field, column, [.. rows.Select(column.Value)]);
        group.CompleteValidate();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(string Currency, long AmountMinor)>> ReadMoneyAsync(Stream from)
    {
        try
        {
            await using var reader = await ParquetReader.CreateAsync(from);
            var found = new List<(string, long)>();
            foreach (var group in reader.RowGroups)
            {
                var (currencies, amounts) = (new string[group.RowCount], new long[group.RowCount]);
                await group.ReadAsync(reader.Schema.FindDataField(ExportColumn.Currency), currencies);
                await group.ReadAsync<long>(reader.Schema.FindDataField(ExportColumn.Amount), amounts);
                found.AddRange(currencies.Zip(amounts));
            }
            return found;
        }
#pragma warning disable CA1031 // The library has no exception of its own for a file that is broken: it fails as it happens to.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new FormatException("It is no Parquet file of an export.", exception);
        }
    }

    private static DataField FieldOf(ExportColumn column) => column.Type switch
    {
        ColumnType.Whole => new DataField(column.Name, typeof(long), column.IsOptional),
        ColumnType.Flag => new DataField(column.Name, typeof(bool), column.IsOptional),
        ColumnType.Time => new DateTimeDataField(
            column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros, isNullable: column.IsOptional),
        _ => new DataField(column.Name, typeof(string), column.IsOptional),
    };

    private static Task WriteAsync(ParquetRowGroupWriter group, DataField field, ExportColumn column, object?[] values) => column.Type switch
    {
        ColumnType.Whole => group.WriteAsync<long>(field, Array.ConvertAll(values, v => (long)v!)),
        ColumnType.Flag => group.WriteAsync<bool>(field, Array.ConvertAll(values, v => (bool)v!)),
        ColumnType.Time when column.IsOptional => group.WriteAsync<DateTime>(
            field, Array.ConvertAll(values, v => (v as DateTimeOffset?)?.UtcDateTime).AsMemory()),
        ColumnType.Time => group.WriteAsync<DateTime>(field, Array.ConvertAll(values, v => ((DateTimeOffset)v!).UtcDateTime)),
        _ => group.WriteAsync(field, Array.ConvertAll(values, v => (string)v!)),
    };
}
