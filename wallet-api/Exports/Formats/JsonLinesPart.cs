using System.Text.Encodings.Web;
using System.Text.Json;
using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Exports.Formats;

/// <summary>
/// JSON lines (ndjson): UTF-8, one object a line, each ended by a line feed. Every object has all columns; what is absent is null. Not RFC 7464,
/// whose records begin with a control character that DuckDB and Athena do not expect.
/// </summary>
internal sealed class JsonLinesPart : IPartFormat
{
    private static readonly JsonWriterOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public string MediaType => "application/x-ndjson";

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<ExportColumn> columns, IReadOnlyList<ExportRow> rows, Stream to)
    {
        await using var json = new Utf8JsonWriter(to, Layout);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var column in columns)
                Write(json, column.Name, column.Value(row));
            json.WriteEndObject();
            await json.FlushAsync();
            to.WriteByte((byte)'\n');
            json.Reset();
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(string Currency, long AmountMinor)>> ReadMoneyAsync(Stream from)
    {
        try
        {
            using var text = new StreamReader(from);
            var found = new List<(string, long)>();
            while (await text.ReadLineAsync() is { } line)
            {
                var row = JsonElement.Parse(line);
                found.Add((row.GetProperty(ExportColumn.Currency).GetString()!, row.GetProperty(ExportColumn.Amount).GetInt64()));
            }
            return found;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("It is no JSON lines of an export.", exception);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case DateTimeOffset time:
                json.WriteString(name, TimeText.Of(time));
                break;
            default:
                json.WriteString(name, (string)value);
                break;
        }
    }
}
