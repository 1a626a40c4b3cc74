using System.Globalization;

namespace Wallet.Api.Exports.Formats;

/// <summary>Times as texts: RFC 3339 in UTC with milliseconds, all of one length.</summary>
internal static class TimeText
{
    /// <summary>The text, such as 2026-01-31T12:00:00.000Z.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
