namespace Wallet.Operator.Kube;

/// <summary>What an informer follows, and its patience.</summary>
internal sealed record InformerOptions
{
    /// <summary>What is followed, in logs and metrics: the plural of the kind.</summary>
    public string Resource { get; init; } = "objects";

    /// <summary>Where; empty for all namespaces.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>
    /// A watch that has been silent this long is taken for dead. Servers send a bookmark about every minute, so silence means that the
    /// connection is gone without a word. A list that takes this long has failed too.
    /// </summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>
    /// All are listed again after so long: of an object whose only event got lost on its way, nothing else would ever tell. A watch that lives is
    /// not broken for it; the server ends each within ten minutes.
    /// </summary>
    public TimeSpan Relist { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Waiting time before the next connection.</summary>
    public Backoff Reconnect { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>For logs.</summary>
    public string Place => Namespace.Length == 0 ? Resource : $"{Resource} in {Namespace}";
}
