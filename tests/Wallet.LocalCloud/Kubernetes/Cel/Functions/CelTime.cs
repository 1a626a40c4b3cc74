using System.Globalization;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Kubernetes.Cel.Functions;

/// <summary>Times and durations as text.</summary>
internal static partial class CelTime
{
    public static DateTimeOffset? Timestamp(string text)
        => text.Contains('T', StringComparison.OrdinalIgnoreCase)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : null;

    public static DateTimeOffset? Date(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : null;

    public static string Write(DateTimeOffset time)
        => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>A duration as Go writes it: <c>1h30m</c>, <c>-1.5s</c>, <c>100ms</c>.</summary>
    public static TimeSpan? Duration(string text)
    {
        if (text is "0") return TimeSpan.Zero;
        if (Whole().Match(text) is not { Success: true } match) return null;
        var total = match.Groups["part"].Captures.Zip(match.Groups["unit"].Captures)
            .Sum(pair => double.Parse(pair.First.Value, CultureInfo.InvariantCulture) * Unit(pair.Second.Value));
        return TimeSpan.FromTicks((long)((text[0] == '-' ? -total : total) * TimeSpan.TicksPerSecond));
    }

    private static double Unit(string unit)
        => unit switch { "h" => 3600, "m" => 60, "s" => 1, "ms" => 1e-3, "us" or "µs" => 1e-6, _ => 1e-9 };

    [GeneratedRegex(@"^[-+]?((?<part>\d+(\.\d*)?|\.\d+)(?<unit>h|ms|m|s|us|µs|ns))+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
