using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Rbac;

/// <summary>One rule of a role.</summary>
internal static class RbacRule
{
    public static bool Allows(JsonNode rule, AccessAttributes access)
    {
        if (!Has(rule, "verbs", access.Verb)) return false;
        if (!access.IsResource) return rule.Texts("nonResourceURLs").Any(pattern => MatchesPath(pattern, access.Path));
        return Has(rule, "apiGroups", access.Group)
            && rule.Texts("resources").Any(resource => Covers(resource, access))
            && (!rule.Items("resourceNames").Any() || rule.Texts("resourceNames").Contains(access.Name));
    }

    public static bool MatchesPath(string pattern, string path)
        => pattern == "*" || pattern == path
            || (pattern.EndsWith('*') && path.StartsWith(pattern[..^1], StringComparison.Ordinal));

    /// <summary>Whether everything that a rule allows is allowed by others, so that granting it gives nothing new.</summary>
    public static bool IsCovered(JsonNode rule, IReadOnlyList<JsonNode> held)
    {
        var names = rule.Texts("resourceNames").DefaultIfEmpty("").ToList();
        var wanted = from verb in rule.Texts("verbs")
                     from access in Targets(rule, verb, names)
                     select access;
        return wanted.All(access => held.Any(own => Allows(own, access)));
    }

    /// <summary>What the administrator may.</summary>
    public static JsonObject Everything() => new()
    {
        ["verbs"] = new JsonArray("*"),
        ["apiGroups"] = new JsonArray("*"),
        ["resources"] = new JsonArray("*"),
        ["nonResourceURLs"] = new JsonArray("*"),
    };

    /// <summary>What everyone may ask about themselves.</summary>
    public static JsonObject AboutOneself() => new()
    {
        ["verbs"] = new JsonArray("create"),
        ["apiGroups"] = new JsonArray("authorization.k8s.io"),
        ["resources"] = new JsonArray("selfsubjectaccessreviews", "selfsubjectrulesreviews"),
    };

    private static IEnumerable<AccessAttributes> Targets(JsonNode rule, string verb, List<string> names)
    {
        foreach (var path in rule.Texts("nonResourceURLs")) yield return AccessAttributes.OfPath(verb, path);
        foreach (var group in rule.Texts("apiGroups"))
        {
            foreach (var resource in rule.Texts("resources"))
            {
                var parts = resource.Split('/', 2);
                foreach (var name in names) yield return new(verb, group, parts[0], parts.Length > 1 ? parts[1] : "", "", name);
            }
        }
    }

    private static bool Covers(string resource, AccessAttributes access)
        => resource == "*" || resource == access.FullResource || (access.Subresource.Length > 0 && resource == $"*/{access.Subresource}");

    private static bool Has(JsonNode rule, string field, string value)
        => rule.Texts(field).Any(entry => entry == "*" || entry == value);
}
