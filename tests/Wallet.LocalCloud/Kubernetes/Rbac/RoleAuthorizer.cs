using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Store;

namespace Wallet.LocalCloud.Kubernetes.Rbac;

/// <summary>Decides by Roles, ClusterRoles and their bindings, read anew for every decision.</summary>
public sealed class RoleAuthorizer
{
    private const string Group = "rbac.authorization.k8s.io/";
    private static readonly string[] PublicPaths = ["/healthz", "/livez", "/readyz", "/version", "/.well-known/*", "/openid/*"];
    private static readonly string[] DiscoveryPaths = ["/", "/api", "/api/*", "/apis", "/apis/*", "/openapi", "/openapi/*"];
    private static readonly string[] SelfReviews = ["selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews"];
    private readonly ObjectStore _store;

    internal RoleAuthorizer(ObjectStore store) => _store = store;

    /// <returns>Whether it is allowed, and by which binding.</returns>
    public (bool IsAllowed, string Reason) Decide(ApiUser user, AccessAttributes access)
    {
        if (user.IsMaster || IsOpen(user, access)) return (true, "");
        foreach (var (rule, reason) in RulesOf(user, access.Namespace))
        {
            if (RbacRule.Allows(rule, access)) return (true, reason);
        }

        return (false, "");
    }

    /// <summary>All rules that hold for a user in a namespace, with the binding that gives each.</summary>
    public IEnumerable<(JsonNode Rule, string Reason)> RulesOf(ApiUser user, string space)
    {
        foreach (var binding in Bindings("clusterrolebindings", null, user)) yield return binding;
        if (space.Length == 0) yield break;
        foreach (var binding in Bindings("rolebindings", space, user)) yield return binding;
    }

    // What every cluster allows by its own bindings: discovery, and questions about oneself.
    private static bool IsOpen(ApiUser user, AccessAttributes access)
    {
        if (access.IsResource)
        {
            return access.Verb == "create" && SelfReviews.Contains(access.Resource) && user != ApiUser.Anonymous;
        }

        if (access.Verb != "get") return false;
        var open = user == ApiUser.Anonymous ? PublicPaths : PublicPaths.Concat(DiscoveryPaths);
        return open.Any(pattern => RbacRule.MatchesPath(pattern, access.Path));
    }

    private IEnumerable<(JsonNode, string)> Bindings(string resource, string? space, ApiUser user)
    {
        foreach (var binding in _store.List(Group + resource, space).Objects)
        {
            if (binding.Json.Items("subjects").FirstOrDefault(subject => Names(subject, user, binding.Key.Namespace)) is not { } subject) continue;
            var (kind, name) = (binding.Json.Text("roleRef", "kind") ?? "", binding.Json.Text("roleRef", "name") ?? "");
            var role = kind == "ClusterRole"
                ? _store.Find(new ObjectKey(Group + "clusterroles", "", name))
                : _store.Find(new ObjectKey(Group + "roles", binding.Key.Namespace, name));
            var where = space is null ? $"ClusterRoleBinding \"{binding.Key.Name}\"" : $"RoleBinding \"{binding.Key.Name}/{space}\"";
            var reason = $"RBAC: allowed by {where} of {kind} \"{name}\" to {Describe(subject)}";
            foreach (var rule in role?.Json.Items("rules") ?? []) yield return (rule!, reason);
        }
    }

    private static bool Names(JsonNode? subject, ApiUser user, string space) => subject.Text("kind") switch
    {
        "User" => subject.Text("name") == user.Name,
        "Group" => user.Groups.Contains(subject.Text("name") ?? ""),
        "ServiceAccount" => user.Name == $"system:serviceaccount:{subject.Text("namespace") ?? space}:{subject.Text("name")}",
        _ => false,
    };

    private static string Describe(JsonNode subject) => subject.Text("kind") == "ServiceAccount"
        ? $"ServiceAccount \"{subject.Text("name")}/{subject.Text("namespace")}\""
        : $"{subject.Text("kind")} \"{subject.Text("name")}\"";
}
