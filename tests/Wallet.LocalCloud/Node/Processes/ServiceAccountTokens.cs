using k8s;
using k8s.Autorest;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>Tokens of a pod's service account, from the API server, bound to the pod.</summary>
internal sealed class ServiceAccountTokens(IKubernetes client)
{
    public Task<V1ServiceAccount?> AccountAsync(V1Pod pod, CancellationToken cancel)
        => client.CoreV1.ReadNamespacedServiceAccountAsync(AccountName(pod), pod.Metadata.NamespaceProperty, cancellationToken: cancel).OrNullAsync();

    /// <exception cref="ContainerConfigFault">The API server gives no token.</exception>
    public async Task<string> RequestAsync(V1Pod pod, string? audience, long seconds, CancellationToken cancel)
    {
        var request = new Authenticationv1TokenRequest
        {
            Spec = new V1TokenRequestSpec
            {
                Audiences = audience is null ? [] : [audience],
                ExpirationSeconds = seconds,
                BoundObjectRef = new V1BoundObjectReference
                {
                    ApiVersion = "v1",
                    Kind = "Pod",
                    Name = pod.Metadata.Name,
                    Uid = pod.Metadata.Uid,
                },
            },
        };
        try
        {
            var answer = await client.CoreV1.CreateNamespacedServiceAccountTokenAsync(
                request, AccountName(pod), pod.Metadata.NamespaceProperty, cancellationToken: cancel);
            return answer.Status.Token;
        }
        catch (HttpOperationException fault)
        {
            throw new ContainerConfigFault($"failed to fetch token: {fault.Response.Content}");
        }
    }

    private static string AccountName(V1Pod pod) => pod.Spec.ServiceAccountName is { Length: > 0 } name ? name : "default";
}
