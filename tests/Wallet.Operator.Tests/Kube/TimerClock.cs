using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Wallet.Operator.Tests.Kube;

/// <summary>A clock that is only turned once the code under test waits on it, so that no speed of the machine matters.</summary>
internal sealed class TimerClock : FakeTimeProvider
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until the code waits for this long, and lets the time pass.</summary>
    public async Task PassAsync(TimeSpan wait)
    {
        await UntilAsync(wait);
        Advance(wait);
    }

    /// <summary>Lets the next wait pass that the code has begun, but none of this length; false when there is none.</summary>
    public bool TryPass(TimeSpan except)
    {
        while (_waits.Reader.TryRead(out var wait))
        {
            if (wait == except)
                continue;
            Advance(wait);
            return true;
        }

        return false;
    }

    /// <summary>Waits until the code waits for this long.</summary>
    public async Task UntilAsync(TimeSpan wait)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await _waits.Reader.ReadAsync(limit.Token) != wait)
        {
            // Another timer: the limit of an attempt, or a wait that is over.
        }
    }
}
