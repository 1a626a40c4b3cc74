using k8s.Models;

namespace Wallet.Operator.App.Objects;

/// <summary>
/// Who may reach the pods. Fargate does not enforce network policies (there the security groups do); nodes of EC2 do, so it is written,
/// and says so itself.
/// </summary>
internal static class NetworkPolicyObject
{
    private const string Note = "Not enforced on Fargate: there the pods' and stores' security groups decide.";

    // Of the cluster: not the load balancer, and nothing else with an address of its own.
    private static V1NetworkPolicyPeer AnyPod => new() { NamespaceSelector = new V1LabelSelector() };

    /// <summary>The object.</summary>
    public static AppObject Build(AppInputs inputs) => AppObject.Of(
        inputs,
        ObjectKind.NetworkPolicy,
        inputs.Name,
        new V1NetworkPolicy
        {
            Spec = new V1NetworkPolicySpec
            {
                PodSelector = new V1LabelSelector { MatchLabels = PodObjects.Selector(inputs) },
                PolicyTypes = ["Ingress"],
                Ingress =
                [
                    new V1NetworkPolicyIngressRule { Ports = [Port(ApiContract.Port)] },
                    new V1NetworkPolicyIngressRule { Ports = [Port(ApiContract.ManagementPort)], FromProperty = [AnyPod] },
                ],
            },
        },
        new Dictionary<string, string> { ["wallet-operator.io/note"] = Note });

    private static V1NetworkPolicyPort Port(string name) => new() { Port = name, Protocol = "TCP" };
}
