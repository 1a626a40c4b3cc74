namespace Wallet.Api.Ledger;

/// <summary>What has left a wallet in the day (days since 1970, UTC) of its last debit, and in that day's month.</summary>
internal readonly record struct Spending(int Day, long InDay, long InMonth)
{
    /// <summary>The counters as they stand on <paramref name="day"/>, zero for a period that has begun since.</summary>
    public Spending On(int day) => day <= Day
        ? this
        : new(day, 0, Month(day) == Month(Day) ? InMonth : 0);

    /// <summary>With one more debit.</summary>
    public Spending Plus(long amountMinor) => new(Day, InDay + amountMinor, InMonth + amountMinor);

    /// <summary>Whether <paramref name="amountMinor"/> more stays within <paramref name="limits"/>.</summary>
    public bool Allows(long amountMinor, Limits limits)
        => amountMinor <= (limits.PerTransaction ?? long.MaxValue)
            && InDay + amountMinor <= (limits.PerDay ?? long.MaxValue)
            && InMonth + amountMinor <= (limits.PerMonth ?? long.MaxValue);

    private static int Month(int day)
    {
        var date = DateOnly.FromDayNumber(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + day);
        return (date.Year * 12) + date.Month;
    }
}
