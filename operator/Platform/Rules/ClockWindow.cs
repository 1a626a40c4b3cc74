using System.Globalization;

namespace Wallet.Operator.Platform.Rules;

/// <summary>A stretch of the day in minutes, as backup and maintenance windows name it; may reach into the next day.</summary>
internal readonly record struct ClockWindow(int Start, int End)
{
    private const int Day = 24 * 60;

    /// <summary>How long it is.</summary>
    public int Minutes => End - Start;

    /// <summary>From <c>hh:mm-hh:mm</c> or <c>ddd:hh:mm-ddd:hh:mm</c>, whose days are left aside; null when the text is neither.</summary>
    public static ClockWindow? Parse(string window)
    {
        var ends = window.Split('-');
        if (ends is not [{ Length: >= 5 } from, { Length: >= 5 } to])
            return null;
        return MinuteOf(from) is { } start && MinuteOf(to) is { } end ? new ClockWindow(start, end > start ? end : end + Day) : null;
    }

    /// <summary>Whether there is a minute in both, today or across midnight. Windows that touch do not overlap.</summary>
    public bool Overlaps(ClockWindow other) => Meets(other, 0) || Meets(other, Day) || Meets(other, -Day);

    private bool Meets(ClockWindow other, int shift) => Start + shift < other.End && other.Start < End + shift;

    private static int? MinuteOf(string clock)
        => TimeOnly.TryParseExact(clock[^5..], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (time.Hour * 60) + time.Minute
            : null;
}
