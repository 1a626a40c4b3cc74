using k8s;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>
/// The AWS Load Balancer Controller's part: gives every ingress of class alb a host name. Names below localhost reach this machine
/// wherever they are looked up.
/// </summary>
internal sealed class LoadBalancerController(IKubernetes client, EventRecorder events, Uri ingress) : IController
{
    public void Follow(ClusterWatch watch, Action<ObjectKey> enqueue) => watch.Ingresses.Changed += rules => enqueue(rules.Key());

    public async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var rules = await client.NetworkingV1.ReadNamespacedIngressAsync(key.Name, key.Namespace, cancellationToken: cancel).OrNullAsync();
        if (rules is null or { Metadata.DeletionTimestamp: not null } || !IsOurs(rules)) return null;
        var status = new V1IngressStatus
        {
            LoadBalancer = new V1IngressLoadBalancerStatus
            {
                Ingress =
                [
                    new V1IngressLoadBalancerIngress
                    {
                        Hostname = HostName(rules),
                        Ports = [new V1IngressPortStatus { Port = ingress.Port, Protocol = "TCP" }],
                    },
                ],
            },
        };
        if (status.SameAs(rules.Status)) return null;
        await client.NetworkingV1.PatchNamespacedIngressStatusAsync(StatusPatch.Of(status), key.Name, key.Namespace, cancellationToken: cancel);
        await events.NormalAsync(
            EventRecorder.About(rules, "networking.k8s.io/v1", "Ingress"), "SuccessfullyReconciled", "Successfully reconciled");
        return null;
    }

    public static bool IsOurs(V1Ingress rules)
        => (rules.Spec.IngressClassName ?? rules.GetAnnotation("kubernetes.io/ingress.class")) == "alb";

    public static string HostName(V1Ingress rules)
        => $"k8s-{Part(rules.Metadata.NamespaceProperty)}-{Part(rules.Metadata.Name)}-{PodTemplateHash.Of(rules.Metadata.Uid)}.elb.localhost";

    private static string Part(string name)
    {
        var letters = name.Replace("-", "", StringComparison.Ordinal);
        return letters[..Math.Min(8, letters.Length)];
    }
}
