namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>
/// One control loop. Watches only say where to look; each pass reads afresh, so a pass may run at any time and any number of times.
/// </summary>
internal interface IController
{
    /// <summary>Subscribes to the kinds that concern it and names the keys that a change touches.</summary>
    void Follow(ClusterWatch watch, Action<ObjectKey> enqueue);

    /// <summary>Brings one key closer to what it asks for.</summary>
    /// <returns>When to look again even if nothing changes; null when only a change matters.</returns>
    Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancel);
}
