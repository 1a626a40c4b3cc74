using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Exports;

/// <summary>The names of closed sets in answers and manifests.</summary>
internal static class ExportNames
{
    /// <summary>STATEMENT, LEDGER.</summary>
    public static string Of(ExportKind kind) => kind == ExportKind.Statement ? "STATEMENT" : "LEDGER";

    /// <summary>CSV, JSON_LINES, PARQUET.</summary>
    public static string Of(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "CSV",
        ExportFormat.JsonLines => "JSON_LINES",
        _ => "PARQUET",
    };

    /// <summary>WAITING, RUNNING, DONE, FAILED, CANCELLED.</summary>
    public static string Of(ExportState state) => state.ToString().ToUpperInvariant();

    /// <summary>TEXT, INT64, BOOLEAN, TIMESTAMP.</summary>
    public static string Of(ColumnType type) => type switch
    {
        ColumnType.Whole => "INT64",
        ColumnType.Flag => "BOOLEAN",
        ColumnType.Time => "TIMESTAMP",
        _ => "TEXT",
    };

    /// <summary>The format with a name; null for a name of none.</summary>
    public static ExportFormat? FormatOf(string name) => Enum.GetValues<ExportFormat>().Where(f => Of(f) == name)
        .Select(f => (ExportFormat?)f).FirstOrDefault();
}
