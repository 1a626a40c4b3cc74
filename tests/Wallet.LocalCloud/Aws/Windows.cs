using System.Globalization;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Aws;

/// <summary>Daily (<c>hh:mm-hh:mm</c>) and weekly (<c>ddd:hh:mm-ddd:hh:mm</c>) windows of RDS and ElastiCache, UTC.</summary>
internal static partial class Windows
{
    private const int MinutesOfDay = 24 * 60;
    private const int MinutesOfWeek = 7 * MinutesOfDay;
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>A weekly window in lower case; throws when it is malformed or too short.</summary>
    public static string Weekly(string window, int leastMinutes)
    {
        var (start, end) = ReadWeekly(window.ToLowerInvariant());
        return Length(start, end, MinutesOfWeek) >= leastMinutes
            ? window.ToLowerInvariant()
            : throw new AwsFault("InvalidParameterValue", $"The maintenance window must be at least {leastMinutes} minutes.");
    }

    /// <summary>A daily window; throws when it is malformed or too short.</summary>
    public static string Daily(string window, int leastMinutes)
    {
        var (start, end) = ReadDaily(window);
        return Length(start, end, MinutesOfDay) >= leastMinutes
            ? window
            : throw new AwsFault("InvalidParameterValue", $"The backup window must be at least {leastMinutes} minutes.");
    }

    /// <summary>Throws when the daily window overlaps the weekly one.</summary>
    public static void MustNotOverlap(string daily, string weekly)
    {
        var (dayStart, dayEnd) = ReadDaily(daily);
        var (weekStart, weekEnd) = ReadWeekly(weekly);
        var length = Length(dayStart, dayEnd, MinutesOfDay);
        var weekLength = Length(weekStart, weekEnd, MinutesOfWeek);
        for (var day = 0; day < 7; day++)
        {
            var start = (day * MinutesOfDay) + dayStart;
            if (Length(weekStart, start, MinutesOfWeek, empty: 0) < weekLength || Length(start, weekStart, MinutesOfWeek, empty: 0) < length)
                throw new AwsFault("InvalidParameterValue", "The backup window and maintenance window must not overlap.");
        }
    }

    /// <summary>When the weekly window opens next.</summary>
    public static DateTimeOffset NextOpening(string weekly, DateTimeOffset now)
    {
        var (start, _) = ReadWeekly(weekly);
        var week = new DateTimeOffset(now.UtcDateTime.Date.AddDays(-(int)now.UtcDateTime.DayOfWeek), TimeSpan.Zero);
        var opening = week.AddMinutes(start);
        return opening > now ? opening : opening.AddDays(7);
    }

    private static int Length(int start, int end, int circle, int? empty = null)
        => ((end - start + circle) % circle) is var length && length == 0 ? empty ?? circle : length;

    private static (int Start, int End) ReadDaily(string window)
        => DailyForm().Match(window) is { Success: true } match
            ? (Minutes(match, 1), Minutes(match, 3))
            : throw new AwsFault("InvalidParameterValue", $"Invalid window format: {window}. Should be specified as a range hh24:mi-hh24:mi (24H Clock UTC).");

    private static (int Start, int End) ReadWeekly(string window)
        => WeeklyForm().Match(window) is { Success: true } match
            ? ((Day(match, 1) * MinutesOfDay) + Minutes(match, 2), (Day(match, 4) * MinutesOfDay) + Minutes(match, 5))
            : throw new AwsFault("InvalidParameterValue", $"Invalid maintenance window format: {window}. Should be specified as a range ddd:hh24:mi-ddd:hh24:mi (24H Clock UTC).");

    private static int Day(Match match, int group) => Array.IndexOf(Days, match.Groups[group].Value);

    private static int Minutes(Match match, int group)
        => (int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) * 60)
            + int.Parse(match.Groups[group + 1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])$")]
    private static partial Regex DailyForm();

    [GeneratedRegex("^(sun|mon|tue|wed|thu|fri|sat):([01][0-9]|2[0-3]):([0-5][0-9])-(sun|mon|tue|wed|thu|fri|sat):([01][0-9]|2[0-3]):([0-5][0-9])$")]
    private static partial Regex WeeklyForm();
}
