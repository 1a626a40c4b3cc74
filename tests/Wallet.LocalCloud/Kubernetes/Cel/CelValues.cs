using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>
/// The value of an expression that cannot be computed. It spreads through functions, and stops at an operator that another operand
/// decides. Values of expressions are: null, bool, long, ulong, double, string, byte[], DateTimeOffset, TimeSpan, CelList, CelMap,
/// CelOptional, CelType, and those of the libraries.
/// </summary>
internal sealed record CelError(string Message)
{
    public static CelError NoOverload { get; } = new("no such overload");

    public static CelError NoKey(object? key) => new($"no such key: {key}");
}

/// <summary>A value that may be missing.</summary>
internal sealed record CelOptional(bool HasValue, object? Value)
{
    public static CelOptional None { get; } = new(false, null);

    public static CelOptional Of(object? value) => new(true, value);
}

/// <summary>A list.</summary>
/// <param name="Kind">atomic, set or map: sets and maps are equal in any order.</param>
/// <param name="Keys">The keys of a list of kind map.</param>
internal sealed record CelList(IReadOnlyList<object?> Items, string Kind = "atomic", IReadOnlyList<string>? Keys = null)
{
    public bool HoldsSame(CelList other) => Items.Count == other.Items.Count && (Kind == "atomic"
        ? Items.Zip(other.Items).All(pair => CelEquality.Same(pair.First, pair.Second))
        : Items.All(item => other.Items.Any(o => CelEquality.Same(item, o))));

    /// <summary>Concatenation; a set takes what it lacks, a map list overwrites the elements with the same keys.</summary>
    public CelList Plus(CelList other) => Kind switch
    {
        "set" => this with { Items = [.. Items, .. other.Items.Where(o => !Items.Any(item => CelEquality.Same(item, o)))] },
        "map" => this with
        {
            Items =
            [
                .. Items.Select(item => other.Items.FirstOrDefault(o => SameKeys(item, o)) ?? item),
                .. other.Items.Where(o => !Items.Any(item => SameKeys(item, o))),
            ],
        },
        _ => new CelList([.. Items, .. other.Items]),
    };

    private bool SameKeys(object? left, object? right)
        => left is CelMap l && right is CelMap r
            && (Keys ?? []).All(key => CelEquality.Same(l.Entries.GetValueOrDefault(key), r.Entries.GetValueOrDefault(key)));
}

/// <summary>A map, or the fields of an object that are set.</summary>
internal sealed record CelMap(IReadOnlyDictionary<object, object?> Entries)
{
    public bool HoldsSame(CelMap other) => Entries.Count == other.Entries.Count
        && Entries.All(entry => other.Entries.TryGetValue(entry.Key, out var value) && CelEquality.Same(entry.Value, value));
}

/// <summary>Equality of values.</summary>
internal static class CelEquality
{
    public static bool Same(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (CelList l, CelList r) => l.HoldsSame(r),
        (CelMap l, CelMap r) => l.HoldsSame(r),
        (CelOptional l, CelOptional r) => l.HasValue == r.HasValue && Same(l.Value, r.Value),
        (byte[] l, byte[] r) => l.AsSpan().SequenceEqual(r),
        (JsonNode l, JsonNode r) => JsonNode.DeepEquals(l, r),
        (long or ulong or double, long or ulong or double) => CelOrder.Compare(left!, right!) == 0,
        _ => left is not null && left.Equals(right),
    };
}
