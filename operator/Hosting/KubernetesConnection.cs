using k8s;
using k8s.Exceptions;
using Wallet.Operator.Kube;
using YamlDotNet.Core;

namespace Wallet.Operator.Hosting;

/// <summary>The connection to the API server: KUBECONFIG first, then the pod's own service account.</summary>
internal static class KubernetesConnection
{
    // A leader must notice a dead connection in time to try another before its renew deadline.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>What to connect with, or null and why not.</summary>
    public static KubernetesClientConfiguration? Find(Func<string, string?> environment, out string complaint)
    {
        complaint = "Set KUBECONFIG to a kubeconfig file, or run in a pod with a service account.";
        var path = environment("KUBECONFIG");
        try
        {
            return !string.IsNullOrEmpty(path) ? KubernetesClientConfiguration.BuildConfigFromConfigFile(path)
                : KubernetesClientConfiguration.IsInCluster() ? KubernetesClientConfiguration.InClusterConfig()
                : null;
        }
        catch (Exception fault) when (fault is KubeConfigException or IOException or UnauthorizedAccessException or YamlException)
        {
            complaint = $"{(string.IsNullOrEmpty(path) ? "The pod's service account" : path)} cannot be used: {fault.Message}";
            return null;
        }
    }

    /// <summary>A client whose changes stop at the fence.</summary>
    public static Kubernetes Open(KubernetesClientConfiguration configuration, LeadershipFence fence)
    {
        configuration.FirstMessageHandlerSetup = handler =>
        {
            if (handler is not SocketsHttpHandler sockets)
                return;
            sockets.ConnectTimeout = Patience;
            // All calls share one connection. The client library's three minutes would leave every one of them on it after it has died.
            sockets.KeepAlivePingDelay = Patience;
            sockets.KeepAlivePingTimeout = Patience;
        };
        return new Kubernetes(configuration, new FenceHandler(fence), new ServerNameHandler(configuration.TlsServerName));
    }

    /// <summary>A kubeconfig may name the server by another name than its address: the library says so in its own requests only.</summary>
    private sealed class ServerNameHandler(string? name) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!string.IsNullOrEmpty(name))
                request.Headers.Host = name;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
