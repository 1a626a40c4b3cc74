using System.Globalization;
using System.Text.RegularExpressions;
using Wallet.LocalCloud.Kubernetes.Cel;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>The string formats that an API server checks; others are taken as they are.</summary>
internal static partial class TextFormat
{
    public static bool Holds(string format, string text) => format switch
    {
        "date-time" => IsTime(text),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "ipv4" => CelIp.Parse(text) is { Family: 4 },
        "ipv6" => CelIp.Parse(text) is { Family: 6 },
        "cidr" => CelCidr.Parse(text) is not null,
        "email" => text.Contains('@'),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _) || text.StartsWith('/'),
        "duration" => Cel.Functions.CelTime.Duration(text) is not null,
        "byte" => Convert.TryFromBase64String(text, new byte[text.Length], out _),
        _ => true,
    };

    // As go-openapi/strfmt reads RFC 3339: the letters in either case, no leap second, an offset or Z.
    private static bool IsTime(string text)
    {
        if (Time().Match(text) is not { Success: true } match) return false;
        return DateOnly.TryParseExact(match.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    [GeneratedRegex(
        @"^(?<date>\d{4}-\d{2}-\d{2})[tT]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([zZ]|[+-]\d{2}:\d{2})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Time();
}
