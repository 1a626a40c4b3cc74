using System.Runtime.CompilerServices;

namespace Wallet.Api.Tests.Telemetry;

/// <summary>The documented metrics.</summary>
public static class MetricsTable
{
    /// <summary>The rows of the table in wallet-api/Telemetry/README.md.</summary>
    public static IReadOnlyList<Row> Read([CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "../../../wallet-api/Telemetry/README.md");
        return [.. File.ReadLines(file).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(ReadRow)];
    }

    private static Row ReadRow(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return new(cells[1].Trim('`'), cells[2], cells[4]);
    }

    /// <summary>A metric: its name, counter, gauge or histogram, and its unit if it has one.</summary>
    public sealed record Row(string Name, string Type, string Unit)
    {
        /// <summary>The name of the family, to which a counter's samples add _total.</summary>
        public string Family => Name.EndsWith("_total", StringComparison.Ordinal) ? Name[..^"_total".Length] : Name;
    }
}
