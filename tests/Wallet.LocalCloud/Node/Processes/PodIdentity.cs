using System.Text;
using k8s.Models;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>How a pod reaches the API server as its service account: by a kubeconfig, for it has no file tree of its own.</summary>
internal sealed class PodIdentity(ServiceAccountTokens tokens, NodeSettings settings)
{
    private const long TokenSeconds = 30 * 86400;

    /// <summary>Variables for the pod's containers; none when it wants no token.</summary>
    public async Task<Dictionary<string, string>> WriteAsync(V1Pod pod, V1ServiceAccount? account, PodDirectory directory, CancellationToken cancel)
    {
        if (!(pod.Spec.AutomountServiceAccountToken ?? account?.AutomountServiceAccountToken ?? true)) return [];
        var token = await tokens.RequestAsync(pod, audience: null, TokenSeconds, cancel);
        var kubeconfig = Path.Combine(directory.Identity, "kubeconfig");
        await PrivateFiles.WriteAsync(kubeconfig, Encoding.UTF8.GetBytes(Kubeconfig(pod, token)), cancel);
        return new Dictionary<string, string>
        {
            ["KUBECONFIG"] = kubeconfig,
            ["KUBERNETES_SERVICE_HOST"] = settings.ApiServer.Host,
            ["KUBERNETES_SERVICE_PORT"] = $"{settings.ApiServer.Port}",
        };
    }

    private string Kubeconfig(V1Pod pod, string token) => $"""
        apiVersion: v1
        kind: Config
        current-context: pod
        clusters:
        - name: cluster
          cluster:
            server: {settings.ApiServer.GetLeftPart(UriPartial.Authority)}
            certificate-authority: {settings.ApiServerCertificateFile}
        users:
        - name: service-account
          user:
            token: {token}
        contexts:
        - name: pod
          context:
            cluster: cluster
            user: service-account
            namespace: {pod.Metadata.NamespaceProperty}

        """;
}
