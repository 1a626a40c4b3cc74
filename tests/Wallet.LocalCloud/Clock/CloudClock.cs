namespace Wallet.LocalCloud.Clock;

/// <summary>
/// The local cloud's time: turned by hand in tests, running at a multiple of real time in the demo.
/// States of simulated resources are computed from it when they are read; nothing waits on a timer.
/// </summary>
public sealed class CloudClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly DateTimeOffset _start;
    private readonly long _startStamp;
    private readonly double _speed;
    private long _advancedTicks;

    private CloudClock(TimeProvider real, DateTimeOffset start, double speed)
    {
        _real = real;
        _start = start;
        _startStamp = real.GetTimestamp();
        _speed = speed;
    }

    /// <summary>A clock that stands still until <see cref="Advance"/>.</summary>
    public static CloudClock ByHand(DateTimeOffset start) => new(System, start, 0);

    /// <summary>A clock that runs <paramref name="speed"/> times as fast as real time, starting now.</summary>
    public static CloudClock Running(double speed, TimeProvider? real = null)
        => new(real ?? System, (real ?? System).GetUtcNow(), speed);

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _advancedTicks, by.Ticks);
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
        => _start + (_real.GetElapsedTime(_startStamp) * _speed) + TimeSpan.FromTicks(Interlocked.Read(ref _advancedTicks));
}
