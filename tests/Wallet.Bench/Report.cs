using System.Globalization;
using System.Text;
using System.Text.Json;
using Spectre.Console;

namespace Wallet.Bench;

/// <summary>The figures as a table, a JSON file and a picture.</summary>
internal static class Report
{
    private const int BarHeight = 26;
    private const int LabelWidth = 260;
    private const int BarWidth = 480;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Prints and writes them.</summary>
    public static async Task WriteAsync(Figures figures, DirectoryInfo folder)
    {
        folder.Create();
        Print(figures);
        var json = JsonSerializer.Serialize(
            figures.All.ToDictionary(f => f.Name, f => Math.Round(f.Value, 3)), Indented);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bench.json"), json);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bench.svg"), Picture(figures));
        AnsiConsole.WriteLine($"Written to {folder.FullName}");
    }

    private static void Print(Figures figures)
    {
        var table = new Table().AddColumns("figure", "value", "bar", "");
        foreach (var (name, value) in figures.All)
        {
            var bar = Figures.Bars.TryGetValue(name, out var found) ? (found.More ? ">= " : "<= ") + Text(found.Bar) : "";
            table.AddRow(name, Text(value), bar, Figures.IsReached(name, value) switch { true => "reached", false => "MISSED", null => "" });
        }
        AnsiConsole.Write(table);
    }

    // The throughputs as bars, longest first.
    private static string Picture(Figures figures)
    {
        var rates = figures.All.Where(f => f.Name.EndsWith("_per_second", StringComparison.Ordinal)).OrderByDescending(f => f.Value).ToList();
        var most = rates.Max(f => f.Value);
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{LabelWidth + BarWidth + 100}" height="{(rates.Count * BarHeight) + 20}" font-family="sans-serif" font-size="13">""");
        for (var i = 0; i < rates.Count; i++)
        {
            var (y, width) = (10 + (i * BarHeight), rates[i].Value / most * BarWidth);
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{LabelWidth - 8}" y="{y + 15}" text-anchor="end">{rates[i].Name.Replace('_', ' ')}</text>""");
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<rect x="{LabelWidth}" y="{y}" width="{width:0}" height="{BarHeight - 6}" fill="#2f6f9f"/>""");
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{LabelWidth + width + 6:0}" y="{y + 15}">{rates[i].Value:0}</text>""");
        }
        return svg.AppendLine("</svg>").ToString();
    }

    private static string Text(double value) => value.ToString(Math.Abs(value) >= 100 ? "N0" : "0.##", CultureInfo.InvariantCulture);
}
