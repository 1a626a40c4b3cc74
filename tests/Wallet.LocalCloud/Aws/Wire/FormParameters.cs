using System.Globalization;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Wire;

/// <summary>
/// Form parameters with dotted names as a tree of members. Lists are recognised by their numbered children, so that no
/// service model is needed.
/// </summary>
internal static class FormParameters
{
    /// <summary>Name and value pairs of a form body or a query string, percent-decoded.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(string form)
        => from pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries)
           let split = pair.IndexOf('=')
           select split < 0
               ? KeyValuePair.Create(Decode(pair), "")
               : KeyValuePair.Create(Decode(pair[..split]), Decode(pair[(split + 1)..]));

    /// <summary>The tree of <paramref name="pairs"/>; with <paramref name="flattened"/> lists have no member element (EC2).</summary>
    public static JsonObject Tree(IEnumerable<KeyValuePair<string, string>> pairs, bool flattened)
    {
        var root = Nested(pairs);
        foreach (var (name, node) in root.ToList())
            root[name] = Fold(node!.DeepClone(), flattened);
        return root;
    }

    /// <summary>The parameters split at their dots, nothing else decided: for who has the service's model.</summary>
    public static JsonObject Nested(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var root = new JsonObject();
        foreach (var (name, value) in pairs)
            Put(root, name.Split('.'), value);
        return root;
    }

    private static void Put(JsonObject root, string[] path, string value)
    {
        var parent = root;
        foreach (var segment in path[..^1])
        {
            if (parent[segment] is not JsonObject child)
                parent[segment] = child = [];
            parent = child;
        }
        parent[path[^1]] = value;
    }

    private static JsonNode Fold(JsonNode node, bool flattened)
    {
        if (node is not JsonObject members)
            return node;
        if (Numbered(members))
            return InOrder(members, flattened);
        if (!flattened && members.Count == 1 && members.First() is { Value: JsonObject list } only && Numbered(list))
            return only.Key == "entry" ? Map(list) : InOrder(list, flattened);
        var folded = new JsonObject();
        foreach (var (name, child) in members)
            folded[name] = Fold(child!.DeepClone(), flattened);
        return folded;
    }

    private static bool Numbered(JsonObject members) => members.Count > 0 && members.All(m => m.Key.All(char.IsAsciiDigit));

    private static JsonArray InOrder(JsonObject list, bool flattened)
        => new([.. Sorted(list).Select(item => Fold(item.DeepClone(), flattened))]);

    private static JsonObject Map(JsonObject entries)
    {
        var map = new JsonObject();
        foreach (var entry in Sorted(entries).OfType<JsonObject>())
            map[entry["key"]?.GetValue<string>() ?? ""] = entry["value"]?.DeepClone();
        return map;
    }

    private static IEnumerable<JsonNode> Sorted(JsonObject list)
        => list.OrderBy(m => int.Parse(m.Key, CultureInfo.InvariantCulture)).Select(m => m.Value!);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
