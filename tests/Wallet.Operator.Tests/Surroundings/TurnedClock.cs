using Wallet.LocalCloud.Clock;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>The cloud's time with timers that go off when it is turned: for an operator whose calls wait for each other.</summary>
internal sealed class TurnedClock(CloudClock cloud) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<(Timer Timer, long Due), long> _dues = new();

    public override long TimestampFrequency => cloud.TimestampFrequency;

    /// <summary>How long until the next timer goes off; null when none is set.</summary>
    public TimeSpan? Next
    {
        get
        {
            lock (_lock)
                return FirstDue() is { } due ? TimeSpan.FromTicks(Math.Max(0, due - GetTimestamp())) : null;
        }
    }

    public override long GetTimestamp() => cloud.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => cloud.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Turns the clock; timers go off one after the other, each at its time.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetTimestamp() + by.Ticks;
        while (TakeDue(until) is { } timer)
            timer.GoOff();
        cloud.Advance(TimeSpan.FromTicks(Math.Max(0, until - GetTimestamp())));
    }

    private Timer? TakeDue(long until)
    {
        lock (_lock)
        {
            if (FirstDue() is not { } due || due > until)
                return null;
            cloud.Advance(TimeSpan.FromTicks(Math.Max(0, due - GetTimestamp())));
            var timer = _dues.Dequeue().Timer;
            timer.Due = null;
            return timer;
        }
    }

    // Without those that were set to another time or taken away since.
    private long? FirstDue()
    {
        while (_dues.TryPeek(out var first, out _) && first.Timer.Due != first.Due)
            _dues.Dequeue();
        return _dues.TryPeek(out _, out var due) ? due : null;
    }

    private void Set(Timer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            timer.Due = dueTime == Timeout.InfiniteTimeSpan ? null : GetTimestamp() + dueTime.Ticks;
            if (timer.Due is { } due)
                _dues.Enqueue((timer, due), due);
        }
    }

    private sealed class Timer(TurnedClock clock, Action callback) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public long? Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            clock.Set(this, dueTime);
            return true;
        }

        public void GoOff()
        {
            clock.Set(this, _period);
            callback();
        }

        public void Dispose() => clock.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
