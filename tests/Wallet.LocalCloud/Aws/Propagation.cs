namespace Wallet.LocalCloud.Aws;

/// <summary>How long a new thing stays unseen by those who did not make it.</summary>
/// <param name="clock">The cloud's clock.</param>
/// <param name="delay">Three seconds when not given.</param>
public sealed class Propagation(TimeProvider clock, TimeSpan? delay = null)
{
    /// <summary>How long; may be changed while the cloud runs.</summary>
    public TimeSpan Delay { get; set; } = delay ?? TimeSpan.FromSeconds(3);

    /// <summary>Whether what was made at <paramref name="since"/> is seen by now.</summary>
    public bool Reached(DateTimeOffset since) => clock.GetUtcNow() >= since + Delay;
}
