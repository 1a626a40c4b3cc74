using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Exports.Formats;

/// <summary>How rows become a file, the same bytes for the same rows; and how their money is read back, to check a file.</summary>
internal interface IPartFormat
{
    /// <summary>The media type of a file.</summary>
    string MediaType { get; }

    /// <summary>Writes rows.</summary>
    Task WriteAsync(IReadOnlyList<ExportColumn> columns, IReadOnlyList<ExportRow> rows, Stream to);

    /// <summary>Currency and signed amount (minor units) of each row.</summary>
    /// <exception cref="FormatException">It is no file of this format, or lacks these columns.</exception>
    Task<IReadOnlyList<(string Currency, long AmountMinor)>> ReadMoneyAsync(Stream from);
}

/// <summary>The formats.</summary>
internal static class PartFormats
{
    /// <summary>That of an export.</summary>
    public static IPartFormat Of(ExportFormat format) => format switch
    {
        ExportFormat.Csv => new CsvPart(),
        ExportFormat.JsonLines => new JsonLinesPart(),
        _ => new ParquetPart(),
    };
}
