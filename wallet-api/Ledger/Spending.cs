namespace Wallet.Api.Ledger;

/// <summary>What has left a wallet in the day (days since 1970, UTC) of its last debit, and in that day's month.</summary>
internal readonly record struct Spending(int Day, long InDay, long InMonth)
{
    /// <summary>The counters as they stand on <paramref name="day"/>, zero for a period that has begun since.</summary>
    public Spending On(int day) => day <= Day
        ? this
        : new(day, 0, Month(day) == Month(Day) ? InMonth : 0);

    /// <summary>With one more debit. What does not fit into 64 bits stays at their end, where no limit is.</summary>
    public Spending Plus(long amountMinor) => new(Day, Sum(InDay, amountMinor), Sum(InMonth, amountMinor));

    /// <summary>
    /// With <paramref name="amountMinor"/> of what left on <paramref name="day"/> given back: it counts no longer where it counted. A sum that
    /// reached the end of 64 bits stays there: what it was is not known.
    /// </summary>
    public Spending GivenBack(int day, long amountMinor) => new(
        Day, day == Day ? Difference(InDay, amountMinor) : InDay, Month(day) == Month(Day) ? Difference(InMonth, amountMinor) : InMonth);

    /// <summary>
    /// Whether <paramref name="amountMinor"/> more stays within <paramref name="limits"/>. What is held counts as if it left today: when it is
    /// captured, the limits are not asked again, unless more is.
    /// </summary>
    public bool Allows(long amountMinor, long heldMinor, Limits limits)
    {
        var leaving = (Int128)heldMinor + amountMinor;
        return amountMinor <= (limits.PerTransaction ?? long.MaxValue)
            && (limits.PerDay is not { } perDay || InDay + leaving <= perDay)
            && (limits.PerMonth is not { } perMonth || InMonth + leaving <= perMonth);
    }

    /// <summary>The sum of what was spent, or the end of 64 bits.</summary>
    public static long Sum(long spent, long amountMinor) => spent > long.MaxValue - amountMinor ? long.MaxValue : spent + amountMinor;

    private static long Difference(long spent, long amountMinor) => spent == long.MaxValue ? spent : Math.Max(0, spent - amountMinor);

    private static int Month(int day)
    {
        var date = DateOnly.FromDayNumber(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + day);
        return (date.Year * 12) + date.Month;
    }
}
