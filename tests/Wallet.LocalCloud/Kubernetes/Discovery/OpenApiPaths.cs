using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Resources;

namespace Wallet.LocalCloud.Kubernetes.Discovery;

/// <summary>The paths of a kind, as far as clients read them: whether its operations know dryRun and fieldValidation.</summary>
internal static class OpenApiPaths
{
    private static readonly (string Verb, string Method, string Action)[] Operations =
        [("get", "get", "get"), ("update", "put", "put"), ("patch", "patch", "patch"), ("delete", "delete", "delete")];

    public static void Add(JsonObject paths, ResourceKind kind)
    {
        var root = kind.Group.Length == 0 ? $"/api/{kind.Version}" : $"/apis/{kind.Group}/{kind.Version}";
        var list = kind.Namespaced ? $"{root}/namespaces/{{namespace}}/{kind.Plural}" : $"{root}/{kind.Plural}";
        var collection = new JsonObject();
        if (kind.Verbs.Contains("list")) collection["get"] = Operation(kind, "list");
        if (kind.Verbs.Contains("create")) collection["post"] = Operation(kind, "post");
        paths[list] = collection;
        var item = new JsonObject();
        foreach (var (verb, method, action) in Operations)
        {
            if (kind.Verbs.Contains(verb)) item[method] = Operation(kind, action);
        }

        if (item.Count > 0) paths[$"{list}/{{name}}"] = item;
    }

    private static JsonObject Operation(ResourceKind kind, string action)
    {
        string[] parameters = action is "post" or "put" or "patch" ? ["dryRun", "fieldManager", "fieldValidation", "force"] : ["dryRun"];
        return new JsonObject
        {
            ["parameters"] = new JsonArray([.. parameters.Select(Parameter)]),
            ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
            ["x-kubernetes-action"] = action,
            ["x-kubernetes-group-version-kind"] = GroupVersionKind(kind),
        };
    }

    public static JsonObject GroupVersionKind(ResourceKind kind)
        => new() { ["group"] = kind.Group, ["version"] = kind.Version, ["kind"] = kind.Kind };

    private static JsonObject Parameter(string name) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["schema"] = new JsonObject { ["type"] = "string", ["uniqueItems"] = true },
    };
}
