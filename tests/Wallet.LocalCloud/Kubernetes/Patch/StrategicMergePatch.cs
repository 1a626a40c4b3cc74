using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Patch;

/// <summary>
/// Strategic merge patch: lists with a merge key are merged element by element. Directives: <c>$patch</c>,
/// <c>$retainKeys</c>, <c>$deleteFromPrimitiveList/…</c>, <c>$setElementOrder/…</c>.
/// </summary>
internal static class StrategicMergePatch
{
    private const string DeleteFrom = "$deleteFromPrimitiveList/";
    private const string OrderOf = "$setElementOrder/";

    public static JsonObject Apply(TypeSchema schema, JsonObject target, JsonObject patch)
    {
        var result = patch.Text("$patch") == "replace" ? [] : target.Clone();
        if (patch.At("$retainKeys") is JsonArray retained) Retain(result, retained);
        foreach (var (name, change) in patch)
        {
            if (name.StartsWith(DeleteFrom, StringComparison.Ordinal)) DeleteValues(result, name[DeleteFrom.Length..], change);
            else if (name[0] != '$') Set(schema, result, name, change);
        }

        foreach (var (name, order) in patch.Where(p => p.Key.StartsWith(OrderOf, StringComparison.Ordinal)))
        {
            Order(schema, result, name[OrderOf.Length..], order as JsonArray ?? []);
        }

        return result;
    }

    private static void Set(TypeSchema schema, JsonObject result, string name, JsonNode? change)
    {
        var member = schema.Member(name) ?? TypeSchema.Unknown;
        switch (change)
        {
            case null:
                result.Remove(name);
                break;
            case JsonObject map when map.Text("$patch") == "delete":
                result.Remove(name);
                break;
            case JsonObject map:
                result[name] = Apply(member, result[name] as JsonObject ?? [], map);
                break;
            case JsonArray list when member.MergeKey.Length > 0:
                result[name] = MergeList(member, result[name] as JsonArray ?? [], list);
                break;
            default:
                result[name] = change.DeepClone();
                break;
        }
    }

    private static JsonArray MergeList(TypeSchema schema, JsonArray target, JsonArray patch)
    {
        var replaced = patch.Any(item => item.Text("$patch") == "replace");
        var result = replaced ? [] : (JsonArray)target.DeepClone();
        foreach (var change in patch)
        {
            if (schema.MergeKey == "*") AddValue(result, change);
            else if (change is JsonObject map && !(replaced && map.Count == 1)) MergeElement(schema, result, map);
        }

        return result;
    }

    private static void AddValue(JsonArray list, JsonNode? value)
    {
        if (!list.Any(item => JsonAccess.Same(item, value))) list.Add(value?.DeepClone());
    }

    private static void MergeElement(TypeSchema schema, JsonArray list, JsonObject change)
    {
        var items = schema.Items ?? TypeSchema.Unknown;
        var index = list.ToList().FindIndex(item => JsonAccess.Same(item.At(schema.MergeKey), change.At(schema.MergeKey)));
        if (change.Text("$patch") == "delete")
        {
            if (index >= 0) list.RemoveAt(index);
        }
        else if (index < 0)
        {
            list.Add(Apply(items, [], change));
        }
        else
        {
            list[index] = Apply(items, (JsonObject)list[index]!, change);
        }
    }

    private static void Retain(JsonObject map, JsonArray retained)
    {
        var keys = retained.Select(key => key.Text()).ToHashSet();
        foreach (var name in map.Select(p => p.Key).Where(name => !keys.Contains(name)).ToList()) map.Remove(name);
    }

    private static void DeleteValues(JsonObject map, string name, JsonNode? values)
    {
        if (map[name] is not JsonArray list) return;
        foreach (var value in values as JsonArray ?? [])
        {
            if (list.FirstOrDefault(item => JsonAccess.Same(item, value)) is { } found) list.Remove(found);
        }
    }

    private static void Order(TypeSchema schema, JsonObject map, string name, JsonArray order)
    {
        if (map[name] is not JsonArray list) return;
        var key = schema.Member(name)?.MergeKey ?? "";
        int Place(JsonNode? item) => order.ToList().FindIndex(entry =>
            key is "*" or "" ? JsonAccess.Same(entry, item) : JsonAccess.Same(entry.At(key), item.At(key)));

        // Elements that the patch does not know keep to the end, in their order.
        var sorted = list.OrderBy(item => Place(item) is >= 0 and var place ? place : int.MaxValue).ToList();
        list.Clear();
        foreach (var item in sorted) list.Add(item);
    }
}
