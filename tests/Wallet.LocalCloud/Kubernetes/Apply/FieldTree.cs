using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Apply;

/// <summary>
/// A set of field paths, in the steps of <c>fieldsV1</c>: <c>f:name</c>, <c>k:{"name":"x"}</c>, <c>v:"x"</c>.
/// A node may be a member itself, have members below it, or both.
/// </summary>
internal sealed class FieldTree
{
    private readonly SortedDictionary<string, FieldTree> _children = new(StringComparer.Ordinal);

    public bool IsMember { get; set; }

    public bool IsEmpty => !IsMember && _children.Values.All(child => child.IsEmpty);

    public IEnumerable<KeyValuePair<string, FieldTree>> Children => _children;

    public FieldTree? Find(string step) => _children.GetValueOrDefault(step);

    public FieldTree At(string step)
    {
        if (!_children.TryGetValue(step, out var child)) _children[step] = child = new FieldTree();
        return child;
    }

    public void Remove(params ReadOnlySpan<string> path)
    {
        if (path.Length == 1) _children.Remove(path[0]);
        else if (Find(path[0]) is { } child) child.Remove(path[1..]);
    }

    public FieldTree Union(FieldTree other)
    {
        var result = new FieldTree { IsMember = IsMember || other.IsMember };
        foreach (var (step, child) in _children) result._children[step] = child.Union(other.Find(step) ?? new FieldTree());
        foreach (var (step, child) in other._children) result._children.TryAdd(step, child);
        return result;
    }

    public FieldTree Except(FieldTree other)
    {
        var result = new FieldTree { IsMember = IsMember && !other.IsMember };
        foreach (var (step, child) in _children)
        {
            var rest = other.Find(step) is { } taken ? child.Except(taken) : child;
            if (!rest.IsEmpty) result._children[step] = rest;
        }

        return result;
    }

    public FieldTree Intersect(FieldTree other)
    {
        var result = new FieldTree { IsMember = IsMember && other.IsMember };
        foreach (var (step, child) in _children)
        {
            if (other.Find(step) is not { } match) continue;
            var shared = child.Intersect(match);
            if (!shared.IsEmpty) result._children[step] = shared;
        }

        return result;
    }

    /// <summary>The members as paths for people: <c>.spec.parts[name="x"].count</c>.</summary>
    public IEnumerable<string> Paths() => Paths("");

    public JsonObject ToJson()
    {
        var json = new JsonObject();
        if (IsMember && _children.Count > 0) json["."] = new JsonObject();
        foreach (var (step, child) in _children) json[step] = child.ToJson();
        return json;
    }

    public static FieldTree Read(JsonNode? json, bool isRoot = true)
    {
        var tree = new FieldTree();
        var map = json as JsonObject ?? [];
        tree.IsMember = !isRoot && (map.Count == 0 || map.ContainsKey("."));
        foreach (var (step, child) in map)
        {
            if (step != ".") tree._children[step] = Read(child, isRoot: false);
        }

        return tree;
    }

    private IEnumerable<string> Paths(string prefix)
    {
        if (IsMember) yield return prefix;
        foreach (var path in _children.SelectMany(child => child.Value.Paths(prefix + FieldStep.Display(child.Key)))) yield return path;
    }
}
