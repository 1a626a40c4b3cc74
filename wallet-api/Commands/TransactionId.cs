namespace Wallet.Api.Commands;

/// <summary>
/// A transaction's key and its place in time: 42 bits of Unix milliseconds, 10 bits of the lane that wrote it, 11 bits of
/// sequence. Taken under the locks of every wallet it touches and always above their last one, so that within a wallet the
/// order of keys is the order of events.
/// </summary>
internal readonly record struct TransactionId(long Value) : IComparable<TransactionId>
{
    private const int LaneBits = 10;
    private const int SequenceBits = 11;
    private const int LowBits = LaneBits + SequenceBits;
    private const long MillisecondsPerDay = 86_400_000;
    private const long MaxMilliseconds = long.MaxValue >> LowBits;

    /// <summary>The number of lanes distinguished.</summary>
    public const int Lanes = 1 << LaneBits;

    /// <summary>When it was committed, by the database's clock, in whole milliseconds.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Value >> LowBits);

    /// <summary>The UTC day of <see cref="Time"/>, in days since 1970.</summary>
    public int Day => (int)((Value >> LowBits) / MillisecondsPerDay);

    /// <summary>The lane that wrote it.</summary>
    public int Lane => (int)(Value >> SequenceBits) & (Lanes - 1);

    /// <summary>The first key of its millisecond and lane.</summary>
    public TransactionId Head() => new(Value >> SequenceBits << SequenceBits);

    /// <summary>The first key of <paramref name="lane"/> at <paramref name="unixMilliseconds"/>.</summary>
    public static TransactionId FirstOf(long unixMilliseconds, int lane)
        => new((unixMilliseconds << LowBits) | ((long)(lane % Lanes) << SequenceBits));

    /// <summary>The first key of <paramref name="lane"/> in the millisecond after this one.</summary>
    public TransactionId FirstAfter(int lane) => FirstOf((Value >> LowBits) + 1, lane);

    /// <summary>The highest key that any transaction of <paramref name="time"/> or before can have.</summary>
    public static TransactionId LastAt(DateTimeOffset time)
        => new(FirstIn(time.ToUnixTimeMilliseconds()).Value | ((1L << LowBits) - 1));

    /// <summary>The lowest key that a transaction of <paramref name="time"/> or after can have: keys are of whole milliseconds.</summary>
    public static TransactionId FirstAt(DateTimeOffset time)
        => FirstIn(time.ToUnixTimeMilliseconds() + (time.UtcTicks % TimeSpan.TicksPerMillisecond > 0 ? 1 : 0));

    /// <summary>The lowest key of a UTC day (days since 1970).</summary>
    public static TransactionId FirstOn(int day) => new((day * MillisecondsPerDay) << LowBits);

    /// <summary>Reads the wire form; false for a text that never named a transaction.</summary>
    public static bool TryParse(string? text, out TransactionId id)
    {
        var found = PublicId.TryParse(text, PublicId.Kind.Transaction, out var value);
        id = new(value);
        return found;
    }

    /// <inheritdoc/>
    public int CompareTo(TransactionId other) => Value.CompareTo(other.Value);

    /// <summary>Earlier.</summary>
    public static bool operator <(TransactionId left, TransactionId right) => left.Value < right.Value;

    /// <summary>Later.</summary>
    public static bool operator >(TransactionId left, TransactionId right) => left.Value > right.Value;

    /// <summary>The wire form, a UUID of version 7.</summary>
    public override string ToString() => PublicId.Format(Value, PublicId.Kind.Transaction);

    // Past the last millisecond that keys reach (in 2109), that one's.
    private static TransactionId FirstIn(long unixMilliseconds) => new(Math.Clamp(unixMilliseconds, 0, MaxMilliseconds) << LowBits);
}
