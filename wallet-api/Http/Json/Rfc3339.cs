using System.Globalization;

namespace Wallet.Api.Http.Json;

/// <summary>Times as callers write them.</summary>
internal static class Rfc3339
{
    /// <summary>What is said of a text that is none.</summary>
    public const string Example = "an RFC 3339 time such as 2026-01-31T12:00:00Z";

    private const int MaxFraction = 7;
    private const string LeapSecond = ":59:60";
    private static readonly string[] Formats = ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    /// <summary>
    /// Reads an RFC 3339 time after 1970, in UTC. Without a zone it is UTC, whatever the server's own zone is; seconds may be left out; what is
    /// finer than 100 ns is rounded. A leap second, which may be inserted at the end of a June or December, is the second after it, as POSIX
    /// counts.
    /// </summary>
    public static bool TryParse(string text, out DateTimeOffset time, Rounding rounding = Rounding.Down)
    {
        var (upper, isCut) = CutFraction(text.ToUpperInvariant());
        var leap = upper.IndexOf(LeapSecond, StringComparison.Ordinal);
        if (leap > 0)
            upper = $"{upper[..(leap + 4)]}59{upper[(leap + LeapSecond.Length)..]}";
        var found = DateTimeOffset.TryParseExact(upper, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var given)
            && given > DateTimeOffset.UnixEpoch && !EndsInPoint(upper);
        time = given.ToUniversalTime();
        if (leap > 0)
            found = found && CanHaveLeapSecond(time);
        if (found && time < DateTimeOffset.MaxValue.AddSeconds(-1))
            time = time.AddSeconds(leap > 0 ? 1 : 0).AddTicks(isCut && rounding == Rounding.Up ? 1 : 0);
        return found;
    }

    // .NET takes a point without digits for a fraction.
    private static bool EndsInPoint(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point >= 0 && (point + 1 == text.Length || !char.IsAsciiDigit(text[point + 1]));
    }

    private static bool CanHaveLeapSecond(DateTimeOffset time)
        => time is { Month: 6, Day: 30, Hour: 23, Minute: 59 } or { Month: 12, Day: 31, Hour: 23, Minute: 59 };

    // And whether what was cut off was more than nothing.
    private static (string Text, bool IsCut) CutFraction(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var end = point + 1;
        while (point >= 0 && end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var (from, length) = (point + 1 + MaxFraction, end - point - 1 - MaxFraction);
        return length <= 0 ? (text, false) : (text.Remove(from, length), text.AsSpan(from, length).ContainsAnyExcept('0'));
    }
}

/// <summary>Which way what is too fine is rounded: up for the ends of ranges, so that a time is in the range exactly when it is.</summary>
internal enum Rounding
{
    /// <summary>To the time before.</summary>
    Down,

    /// <summary>To the time after.</summary>
    Up,
}
