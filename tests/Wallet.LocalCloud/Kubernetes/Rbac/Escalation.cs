using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Store;

namespace Wallet.LocalCloud.Kubernetes.Rbac;

/// <summary>Nobody grants rights that they do not have, unless they may <c>escalate</c> roles or <c>bind</c> them.</summary>
internal static class Escalation
{
    private const string Group = "rbac.authorization.k8s.io";

    /// <exception cref="ApiFault">The role or binding grants more than its writer has.</exception>
    public static void Refuse(ApiServices services, ApiUser user, ResourceKind kind, JsonObject value)
    {
        if (kind.Group != Group || user.IsMaster) return;
        var isBinding = kind.Kind is "RoleBinding" or "ClusterRoleBinding";
        var (plural, name) = isBinding ? Role(value) : (kind.Plural, value.Name());
        var access = new AccessAttributes(isBinding ? "bind" : "escalate", Group, plural, "", value.Namespace(), name);
        if (services.Authorizer.Decide(user, access).IsAllowed) return;
        var role = isBinding
            ? services.Store.Find(new ObjectKey($"{Group}/{plural}", plural == "roles" ? value.Namespace() : "", name))?.Json
            : value;
        var held = services.Authorizer.RulesOf(user, value.Namespace()).Select(found => found.Rule).ToList();
        var extra = role.Items("rules").OfType<JsonNode>().Where(rule => !RbacRule.IsCovered(rule, held)).ToList();
        if (extra.Count == 0) return;
        throw Faults.Forbidden(kind, value.Name(), $"user \"{user.Name}\" (groups=[{string.Join(' ', user.Groups.Select(g => $"\"{g}\""))}]) "
            + $"is attempting to grant RBAC permissions not currently held: {string.Join("; ", extra.Select(JsonText.Write))}");
    }

    private static (string Plural, string Name) Role(JsonObject binding)
        => (binding.Text("roleRef", "kind") == "ClusterRole" ? "clusterroles" : "roles", binding.Text("roleRef", "name") ?? "");
}
