using System.Globalization;

namespace Wallet.Api.Http;

/// <summary>Times as callers write them.</summary>
internal static class Rfc3339
{
    /// <summary>What is said of a text that is none.</summary>
    public const string Example = "an RFC 3339 time such as 2026-01-31T12:00:00Z";

    private const int MaxFraction = 7;
    private static readonly string[] Formats = ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    /// <summary>
    /// Reads an RFC 3339 time after 1970, in UTC. Without a zone it is UTC, whatever the server's own zone is; seconds may be left out; what is
    /// finer than 100 ns is cut off.
    /// </summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        var upper = CutFraction(text).ToUpperInvariant();
        var found = DateTimeOffset.TryParseExact(upper, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var given)
            && given > DateTimeOffset.UnixEpoch;
        time = given.ToUniversalTime();
        return found;
    }

    private static string CutFraction(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var end = point + 1;
        while (point >= 0 && end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - point - 1 <= MaxFraction ? text : text.Remove(point + 1 + MaxFraction, end - point - 1 - MaxFraction);
    }
}
