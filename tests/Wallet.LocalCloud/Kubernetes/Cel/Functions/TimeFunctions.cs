using static Wallet.LocalCloud.Kubernetes.Cel.CelType;

namespace Wallet.LocalCloud.Kubernetes.Cel.Functions;

/// <summary>Parts of times, in UTC, and of durations.</summary>
internal static class TimeFunctions
{
    public static IEnumerable<CelFunction> All =>
    [
        Part("getFullYear", time => time.Year),
        Part("getMonth", time => time.Month - 1),
        Part("getDate", time => time.Day),
        Part("getDayOfMonth", time => time.Day - 1),
        Part("getDayOfWeek", time => (int)time.DayOfWeek),
        Part("getDayOfYear", time => time.DayOfYear - 1),
        Part("getHours", time => time.Hour),
        Part("getMinutes", time => time.Minute),
        Part("getSeconds", time => time.Second),
        Part("getMilliseconds", time => time.Millisecond),
        Length("getHours", span => span.TotalHours),
        Length("getMinutes", span => span.TotalMinutes),
        Length("getSeconds", span => span.TotalSeconds),
        Length("getMilliseconds", span => span.Milliseconds),
    ];

    private static CelFunction Part(string name, Func<DateTimeOffset, int> part)
        => CelFunction.Method(name, [Timestamp], Int, arguments => (long)part(((DateTimeOffset)arguments[0]!).ToUniversalTime()));

    private static CelFunction Length(string name, Func<TimeSpan, double> length)
        => CelFunction.Method(name, [Duration], Int, arguments => (long)length((TimeSpan)arguments[0]!));
}
