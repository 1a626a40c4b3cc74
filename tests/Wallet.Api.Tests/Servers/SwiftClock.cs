namespace Wallet.Api.Tests.Servers;

/// <summary>A clock whose timers come a moment after they are set, however far away they are: a job has all of its rounds in
/// a test.</summary>
public sealed class SwiftClock : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => System.CreateTimer(callback, state, dueTime > Longest ? Longest : dueTime, period);
}
