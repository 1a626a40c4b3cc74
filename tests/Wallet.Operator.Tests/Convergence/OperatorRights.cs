using k8s;
using k8s.Models;
using Wallet.LocalCloud.Tools;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>The rights that users give to the operator: the chart's roles, as Helm renders them, and config/iam/operator-policy.json.</summary>
internal static class OperatorRights
{
    public const string AwsUser = "operator";
    public const string Namespace = "wallet-system";
    public const string ServiceAccount = "wallet-operator";
    public const string Lease = "wallet-operator";
    public const string KubernetesUser = $"system:serviceaccount:{Namespace}:{ServiceAccount}";

    private static readonly Lazy<Task<IReadOnlyList<object>>> Rendered = new(RenderAsync);

    /// <summary>The IAM policy.</summary>
    public static string Policy => LocalAccount.Policy;

    /// <summary>Makes the operator's namespace, service account, roles and bindings.</summary>
    public static async Task GrantAsync(IKubernetes cluster)
    {
        await cluster.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = Namespace } });
        foreach (var granted in await Rendered.Value)
            await CreateAsync(cluster, granted);
    }

    /// <summary>Every verb on every resource that the chart's roles give.</summary>
    public static async Task<IReadOnlyList<(string Group, string Resource, string Verb)>> RulesAsync() =>
    [
        .. from role in await Rendered.Value
           from rule in role switch
           {
               V1ClusterRole cluster => cluster.Rules,
               V1Role own => own.Rules,
               _ => [],
           }
           from apiGroup in rule.ApiGroups
           from resource in rule.Resources
           from verb in rule.Verbs
           select (apiGroup, resource, verb),
    ];

    private static async Task<IReadOnlyList<object>> RenderAsync() => KubernetesYaml.LoadAllFromString((await new CommandLineTool("helm").RunAsync(
        "template", "wallet-operator", RepositoryFolder.File("charts", "wallet-operator"), "--namespace", Namespace,
        "--show-only", "templates/serviceaccount.yaml", "--show-only", "templates/rbac.yaml")).Succeeded());

    private static Task CreateAsync(IKubernetes cluster, object granted) => granted switch
    {
        V1ServiceAccount account => cluster.CoreV1.CreateNamespacedServiceAccountAsync(account, Namespace),
        V1ClusterRole role => cluster.RbacAuthorizationV1.CreateClusterRoleAsync(role),
        V1ClusterRoleBinding binding => cluster.RbacAuthorizationV1.CreateClusterRoleBindingAsync(binding),
        V1Role role => cluster.RbacAuthorizationV1.CreateNamespacedRoleAsync(role, Namespace),
        V1RoleBinding binding => cluster.RbacAuthorizationV1.CreateNamespacedRoleBindingAsync(binding, Namespace),
        _ => throw new ArgumentException($"The chart's rights hold a {granted.GetType().Name}.", nameof(granted)),
    };
}
