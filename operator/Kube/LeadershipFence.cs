namespace Wallet.Operator.Kube;

/// <summary>
/// Whether this process may still change the world. The lease is held for its duration from the moment at which its last renewal was sent;
/// the fence falls a margin earlier, by the monotonic clock, so that a process that was paused finds it down before it does harm.
/// </summary>
/// <param name="leaseDuration">How long a renewal holds.</param>
/// <param name="margin">Time that a call already on its way may still take.</param>
/// <param name="time">Clock.</param>
internal sealed class LeadershipFence(TimeSpan leaseDuration, TimeSpan margin, TimeProvider time)
{
    private const long Never = long.MinValue;
    private long _renewedAt = Never;

    /// <summary>Whether changes are allowed now.</summary>
    public bool Holds => Interlocked.Read(ref _renewedAt) is var renewedAt and not Never
        && time.GetElapsedTime(renewedAt) < leaseDuration - margin;

    /// <summary>To be called before each change.</summary>
    /// <exception cref="LeadershipLostException">Another process may be the leader by now.</exception>
    public void Demand()
    {
        if (!Holds)
            throw new LeadershipLostException();
    }

    /// <summary>A renewal that was sent at this timestamp has succeeded.</summary>
    public void Renewed(long sentAt) => Interlocked.Exchange(ref _renewedAt, sentAt);

    /// <summary>Leadership is over.</summary>
    public void Fall() => Interlocked.Exchange(ref _renewedAt, Never);
}
