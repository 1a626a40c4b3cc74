namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>Where container logs come from: the node that runs the pods.</summary>
public interface IPodLogs
{
    /// <summary>Opens a container's log as UTF-8 lines.</summary>
    /// <param name="request">Which log, and how much of it.</param>
    /// <param name="cancellation">Ends a log that is followed.</param>
    /// <returns>Null when the container has not started; a stream that ends when the log does, or with the container when followed.</returns>
    Task<Stream?> Open(PodLogRequest request, CancellationToken cancellation);
}

/// <summary>A container's log.</summary>
/// <param name="Previous">The log of the instance before the last restart.</param>
/// <param name="Follow">Wait for more lines while the container runs.</param>
/// <param name="TailLines">The last lines only; null for all.</param>
public sealed record PodLogRequest(
    string Namespace, string Pod, string Container, bool Previous, bool Follow, long? TailLines, DateTimeOffset? Since, bool Timestamps);
