namespace Wallet.LocalCloud.Node;

/// <summary>Gives pods a life: as processes, or on paper.</summary>
internal interface IPodRuntime
{
    /// <summary>
    /// Runs the pod and reports every change of its status, until it has ended by itself or, once it is asked to stop, has stopped.
    /// </summary>
    Task RunAsync(PodSession session);
}
