using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Rbac;

/// <summary>
/// Rights that a write needs besides its own verb: <c>create</c>, where it makes an object by applying or replacing one that is not there;
/// and, as clusters with the plugin OwnerReferencesPermissionEnforcement demand, <c>update</c> of the finalizers of each owner whose
/// deletion it blocks.
/// </summary>
internal static class WriteRights
{
    /// <exception cref="ApiFault">The writer has not all of them.</exception>
    public static void Demand(ApiServices services, ApiCall call, JsonObject value)
    {
        var kind = call.Kind;
        var before = services.Store.Find(ObjectView.Key(kind, call.Path.Namespace, value.Name()))?.Json;
        if (before is null && call.Http.Request.Method != HttpMethods.Post)
            services.Demand(call.User, new AccessAttributes("create", kind.Group, kind.Plural, "", call.Path.Namespace, value.Name()));
        foreach (var owner in Blocked(value).Where(owner => before is null || !Blocked(before).Any(old => old.Text("uid") == owner.Text("uid"))))
        {
            if (services.Catalog.FindKind(owner.Text("apiVersion") ?? "", owner.Text("kind") ?? "") is { } owning)
                services.Demand(call.User, new AccessAttributes(
                    "update", owning.Group, owning.Plural, "finalizers", call.Path.Namespace, owner.Text("name") ?? ""));
        }
    }

    private static IEnumerable<JsonNode> Blocked(JsonObject value)
        => value.Items("metadata", "ownerReferences").OfType<JsonNode>().Where(owner => owner.Flag("blockOwnerDeletion") == true);
}
