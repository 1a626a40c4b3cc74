namespace Wallet.Operator.Kube;

/// <summary>The informer's patience.</summary>
internal sealed record InformerOptions
{
    /// <summary>
    /// A watch that has been silent this long is taken for dead. Servers send a bookmark about every minute, so silence means that the
    /// connection is gone without a word.
    /// </summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Waiting time before the next connection.</summary>
    public Backoff Reconnect { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
}
