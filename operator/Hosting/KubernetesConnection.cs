using k8s;
using Wallet.Operator.Kube;

namespace Wallet.Operator.Hosting;

/// <summary>The connection to the API server: KUBECONFIG first, then the pod's own service account.</summary>
internal static class KubernetesConnection
{
    /// <summary>What to connect with, or null when there is neither.</summary>
    public static KubernetesClientConfiguration? Find(Func<string, string?> environment) => environment("KUBECONFIG") switch
    {
        { Length: > 0 } path => KubernetesClientConfiguration.BuildConfigFromConfigFile(path),
        _ when KubernetesClientConfiguration.IsInCluster() => KubernetesClientConfiguration.InClusterConfig(),
        _ => null,
    };

    /// <summary>A client whose changes stop at the fence.</summary>
    public static Kubernetes Open(KubernetesClientConfiguration configuration, LeadershipFence fence)
        => new(configuration, new FenceHandler(fence));
}
