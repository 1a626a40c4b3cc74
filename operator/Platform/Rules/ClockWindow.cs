using System.Globalization;

namespace Wallet.Operator.Platform.Rules;

/// <summary>A window of AWS in minutes: daily, or weekly with its weekdays; may reach into the next day or week.</summary>
/// <param name="Start">From midnight, or from Monday's.</param>
/// <param name="Minutes">How long it is.</param>
internal readonly record struct ClockWindow(int Start, int Minutes)
{
    /// <summary>Minutes of a day.</summary>
    public const int Day = 24 * 60;

    private const int Week = 7 * Day;

    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>From <c>hh:mm-hh:mm</c> or <c>ddd:hh:mm-ddd:hh:mm</c>; null when the text is neither.</summary>
    public static ClockWindow? Parse(string window)
    {
        var ends = window.Split('-');
        if (ends is not [var from, var to] || MinuteOf(from) is not { } start || MinuteOf(to) is not { } end || from.Length != to.Length)
            return null;
        var round = from.Length > ClockLength ? Week : Day;
        return new ClockWindow(start, (end - start + round) % round);
    }

    /// <summary>
    /// Whether both are on at some time of some day, of a daily window and another that is shorter than a day. Windows that touch do not
    /// overlap.
    /// </summary>
    public bool Overlaps(ClockWindow other) => Apart(Start, other.Start) < Minutes || Apart(other.Start, Start) < other.Minutes;

    private const int ClockLength = 5;

    private static int Apart(int from, int to) => (((to - from) % Day) + Day) % Day;

    private static int? MinuteOf(string end)
    {
        if (end.Length is not (ClockLength or ClockLength + 4)
            || !TimeOnly.TryParseExact(end[^ClockLength..], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return null;
        var day = end.Length == ClockLength ? 0 : Array.IndexOf(Weekdays, end[..3]);
        return day < 0 ? null : (day * Day) + (time.Hour * 60) + time.Minute;
    }
}
