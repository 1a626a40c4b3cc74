using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Rbac;
using Wallet.LocalCloud.Kubernetes.Store;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes;

/// <summary>What every cluster has from its start.</summary>
internal static class FirstObjects
{
    private static readonly string[] Namespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

    public static void Create(ApiServices services)
    {
        if (services.Store.Find(new ObjectKey("/namespaces", "", "default")) is not null) return;
        var options = new WriteOptions { Manager = "kube-apiserver" };
        void Add(string group, string version, string plural, JsonObject value)
            => services.Writer.Create(services.Catalog.Find(group, version, plural)!, "", value, options);

        foreach (var name in Namespaces) Add("", "v1", "namespaces", Named(name));
        const string Rbac = "rbac.authorization.k8s.io";
        var role = Named("cluster-admin");
        role["rules"] = new JsonArray(
            new JsonObject { ["apiGroups"] = new JsonArray("*"), ["resources"] = new JsonArray("*"), ["verbs"] = new JsonArray("*") },
            new JsonObject { ["nonResourceURLs"] = new JsonArray("*"), ["verbs"] = new JsonArray("*") });
        Add(Rbac, "v1", "clusterroles", role);
        var binding = Named("cluster-admin");
        binding["roleRef"] = new JsonObject { ["apiGroup"] = Rbac, ["kind"] = "ClusterRole", ["name"] = "cluster-admin" };
        binding["subjects"] = new JsonArray(new JsonObject { ["apiGroup"] = Rbac, ["kind"] = "Group", ["name"] = ApiUser.Masters });
        Add(Rbac, "v1", "clusterrolebindings", binding);
        services.Store.Compact();
    }

    private static JsonObject Named(string name) => new() { ["metadata"] = new JsonObject { ["name"] = name } };
}
