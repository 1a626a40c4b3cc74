using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Exports.Formats;

/// <summary>
/// CSV as RFC 4180 has it: UTF-8, CRLF, a header in each file. What is absent is empty, and an empty text is two quotes, which DuckDB and
/// PostgreSQL distinguish. Callers' texts pass <see cref="FormulaGuard"/>.
/// </summary>
internal sealed class CsvPart : IPartFormat
{
    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public string MediaType => "text/csv; charset=utf-8; header=present";

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<ExportColumn> columns, IReadOnlyList<ExportRow> rows, Stream to)
    {
        await using var text = new StreamWriter(to, Utf8, leaveOpen: true);
        await using var csv = new CsvWriter(text, Rfc4180, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column.Name);
        await csv.NextRecordAsync();
        foreach (var row in rows)
        {
            foreach (var column in columns)
                Write(csv, column, column.Value(row));
            await csv.NextRecordAsync();
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(string Currency, long AmountMinor)>> ReadMoneyAsync(Stream from)
    {
        try
        {
            using var csv = new CsvReader(new StreamReader(from, Utf8), Rfc4180);
            await csv.ReadAsync();
            csv.ReadHeader();
            if (csv.HeaderRecord is not { } names || !names.Contains(ExportColumn.Currency) || !names.Contains(ExportColumn.Amount))
                throw new FormatException("It lacks the columns of an export.");
            var found = new List<(string, long)>();
            while (await csv.ReadAsync())
                found.Add((csv.GetField<string>(ExportColumn.Currency)!, csv.GetField<long>(ExportColumn.Amount)));
            return found;
        }
        catch (CsvHelperException exception)
        {
            throw new FormatException("It is no CSV of an export.", exception);
        }
    }

    private static void Write(CsvWriter csv, ExportColumn column, object? value)
    {
        var text = value switch
        {
            string given => column.Type == ColumnType.FreeText ? FormulaGuard.Protect(given) : given,
            bool flag => flag ? "true" : "false",
            DateTimeOffset time => TimeText.Of(time),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
        if (value is string { Length: 0 })
            csv.WriteField("", shouldQuote: true);
        else
            csv.WriteField(text);
    }
}
