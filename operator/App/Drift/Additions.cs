using System.Text.Json.Nodes;

namespace Wallet.Operator.App.Drift;

/// <summary>A field or list item of a live object that we did not apply, where only we may set any.</summary>
/// <param name="Pointer">Its JSON pointer in the live object.</param>
/// <param name="By">The field manager that set it; null when the object does not say.</param>
internal sealed record Addition(string Pointer, string? By)
{
    public override string ToString() => By is null ? Pointer : $"{Pointer} of {By}";
}

/// <summary>
/// Finds what others added to what is ours as a whole. A server-side apply takes back only what it once set, so an addition that it does
/// not own is removed by itself ("Server-Side Apply", kubernetes.io: field ownership). Pure.
/// </summary>
internal static class Additions
{
    /// <summary>Additions in the order in which they can be removed: the later items of a list first.</summary>
    public static IReadOnlyList<Addition> In(AppObject wanted, JsonObject live) =>
    [
        .. Guard.All
            .Where(guard => guard.Kind == wanted.Kind)
            .SelectMany(guard => Of(guard, wanted.Body, live))
            .DistinctBy(each => each.Pointer),
    ];

    private static IEnumerable<Addition> Of(Guard guard, JsonObject applied, JsonObject live)
    {
        JsonNode? mine = applied;
        JsonNode? theirs = live;
        List<FieldStep> path = [];
        foreach (var name in guard.Path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (FieldStep.Into(theirs, name) is not { } step)
                return [];
            path.Add(step);
            (mine, theirs) = (FieldStep.Into(mine, name)?.Value, step.Value);
        }

        var added = theirs switch
        {
            JsonObject map => map
                .Where(field => IsGuarded(guard, field.Key) && mine?[field.Key] is null)
                .Select(field => FieldStep.Of(field.Key, field.Value)),
            JsonArray list => AddedItems(guard.Key!, mine as JsonArray, list).Reverse(),
            _ => [],
        };
        return added.Select(step => new Addition(
            string.Concat(path.Append(step).Select(each => each.Pointer)), FieldOwners.Of(live, [.. path, step])));
    }

    private static bool IsGuarded(Guard guard, string field) => guard.Fields.Count == 0 || guard.Fields.Contains(field);

    private static IEnumerable<FieldStep> AddedItems(string key, JsonArray? applied, JsonArray live)
    {
        var ours = (applied ?? []).Select(item => item?[key]?.ToJsonString()).ToHashSet();
        return live.Index()
            .Where(item => !ours.Contains(item.Item?[key]?.ToJsonString()))
            .Select(item => FieldStep.Item(item.Index, key, item.Item));
    }
}
