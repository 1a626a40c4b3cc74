using System.Globalization;
using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Exports;

/// <summary>The names of an export's files: always the same, so that what is written again takes the place of what was there.</summary>
internal static class PartName
{
    /// <summary>The file that says what the others are.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>The folder of the parts: programs that read whole folders, as Athena does, must not take the manifest for one.</summary>
    public const string Parts = "data";

    /// <summary>The name of part <paramref name="number"/>; by name, parts are in their order.</summary>
    public static string Of(int number, ExportFormat format)
        => string.Create(CultureInfo.InvariantCulture, $"{Parts}/part-{number:D8}.{ExtensionOf(format)}");

    private static string ExtensionOf(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "csv",
        ExportFormat.JsonLines => "jsonl",
        _ => "parquet",
    };
}
