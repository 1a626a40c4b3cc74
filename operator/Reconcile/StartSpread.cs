using System.Collections.Concurrent;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// The first looks of a process: platforms that are ready wait for theirs, one behind the other, so that all of them do not read AWS in one
/// moment. What moves, what is stuck and what is being deleted is looked at at once.
/// </summary>
/// <param name="longest">No platform waits longer.</param>
/// <param name="time">Clock.</param>
/// <param name="random">For jitter.</param>
internal sealed class StartSpread(TimeSpan longest, TimeProvider time, Random random)
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, TimeSpan> _due = new(StringComparer.Ordinal);
    private readonly long _began = time.GetTimestamp();
    private int _places;

    /// <summary>How long a ready platform waits for its first look; null when it need not, or has had it.</summary>
    public TimeSpan? WaitOf(string uid)
    {
        var now = time.GetElapsedTime(_began);
        TimeSpan due;
        lock (_lock)
        {
            if (!_due.TryGetValue(uid, out due))
                _due[uid] = due = now + DelayOf(_places++, longest, random.NextDouble());
        }

        return due > now ? due - now : null;
    }

    /// <summary>A platform had a look, for whatever reason: it waits for none.</summary>
    public void Looked(string uid) => _due[uid] = TimeSpan.Zero;

    /// <summary>Forgets a platform that is no longer there.</summary>
    public void Forget(string uid) => _due.TryRemove(uid, out _);

    /// <summary>
    /// The delay of the platform at a place. Pure: the first waits for nothing, each further one a second more, give or take a half; those for
    /// which that would be too long share the whole time.
    /// </summary>
    public static TimeSpan DelayOf(int place, TimeSpan longest, double draw)
    {
        var delay = Apart * (place * (0.5 + draw));
        return delay <= longest ? delay : longest * draw;
    }
}
