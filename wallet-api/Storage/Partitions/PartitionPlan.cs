using Wallet.Api.Commands;

namespace Wallet.Api.Storage.Partitions;

/// <summary>
/// What is to be done about a table's daily partitions: pure. A partition is known by its bound, the first key that is not in it.
/// </summary>
internal sealed record PartitionPlan(string Table, long FirstBound, long Step, int Count, IReadOnlyList<long> Drop)
{
    /// <summary>How far ahead partitions are made; when half of it is used up, they are made again.</summary>
    public const int DaysAhead = 14;

    /// <summary>For how long time-carrying keys are remembered: longer than they are accepted.</summary>
    public const int KeyDays = 35;

    private const int BatchDays = 7;

    /// <summary>The tables that are partitioned by day.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["transactions", "entries", "batches", "kept_answers"];

    /// <summary>The plan for a table with these bounds (without the rest), on a day (days since 1970).</summary>
    public static PartitionPlan Of(string table, IReadOnlyCollection<long> bounds, int today)
    {
        var step = BoundOf(table, 1) - BoundOf(table, 0);
        var lowest = BoundOf(table, today + 1);
        var first = bounds.Count == 0 ? lowest : Math.Max(lowest, bounds.Max() + step);
        var goal = BoundOf(table, today + DaysAhead);
        var isEnough = bounds.Count > 0 && bounds.Max() >= BoundOf(table, today + (DaysAhead / 2));
        var kept = table switch { "kept_answers" => KeyDays, "batches" => BatchDays, _ => int.MaxValue };
        var oldest = kept == int.MaxValue ? long.MinValue : BoundOf(table, today - kept);
        // The lowest partition of kept_answers (bound 1) has the keys that carry no time: they stay.
        return new(
            table, first, step, isEnough ? 0 : (int)((goal - first) / step) + 1,
            [.. bounds.Where(b => b > 1 && b <= oldest).Order()]);
    }

    // The first key of a day.
    private static long BoundOf(string table, int day) => table == "kept_answers"
        ? day
        : TransactionId.FirstOn(day).Value;
}
