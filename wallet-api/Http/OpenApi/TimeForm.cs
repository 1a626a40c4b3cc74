using System.Text.Json.Nodes;
using Wallet.Api.Http.Json;

namespace Wallet.Api.Http.OpenApi;

/// <summary>
/// What <see cref="Rfc3339"/> takes, as a pattern: the days that there are, hours, minutes, zones, and leap seconds as UTC has them. The reader
/// takes a little more: leap seconds in other zones, and what of the first and the last day is within its range.
/// </summary>
internal static class TimeForm
{
    private const string Year = "(?:19[7-9][0-9]|[2-9][0-9]{3})";
    private const string LongMonth = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
    private const string ShortMonth = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
    private const string February = "02-(?:0[1-9]|1[0-9]|2[0-8])";
    private const string LeapYear = "(?:19(?:7[26]|8[048]|9[26])|[2-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[3579][26])00)";
    private const string Date = $"(?:{Year}-(?:{LongMonth}|{ShortMonth}|{February})|{LeapYear}-02-29)";
    private const string Fraction = "(?:\\.[0-9]+)?";
    private const string Zone = "(?:[Zz]|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?";
    private const string Time = $"{Date}[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9]{Fraction})?{Zone}";
    private const string LeapSecond = $"{Year}-(?:06-30|12-31)[Tt]23:59:60{Fraction}[Zz]?";

    /// <summary>The pattern; there is no time before 1970 or after 9999, in whichever zone.</summary>
    public const string Pattern = $"^(?!1970-01-01|9999-12-31.*-)(?:{Time}|{LeapSecond})$";

    /// <summary>The schema.</summary>
    public static JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["pattern"] = Pattern,
        ["description"] = "RFC 3339; UTC without a zone; seconds may be left out; 23:59:60 at the end of a June or December is the second after it.",
        ["examples"] = new JsonArray("2026-01-31T12:00:00Z"),
    };
}
