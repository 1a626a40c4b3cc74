using System.Globalization;
using System.Text.Json.Nodes;

namespace Wallet.Operator.App.Drift;

/// <summary>One step of a path into a live object.</summary>
/// <param name="Pointer">As a JSON pointer has it, with its slash.</param>
/// <param name="Value">What is there.</param>
/// <param name="Name">Name of the field; null for an item of a list.</param>
/// <param name="Key">Field that identifies the list's items; null for a field, and where an item has none.</param>
internal sealed record FieldStep(string Pointer, JsonNode? Value, string? Name, string? Key)
{
    /// <summary>Into a field, or into the item of a list with that name or index; null when it is not there.</summary>
    public static FieldStep? Into(JsonNode? parent, string name) => parent switch
    {
        JsonObject map when map[name] is { } value => Of(name, value),
        JsonArray list when int.TryParse(name, CultureInfo.InvariantCulture, out var index)
            => index < list.Count ? new FieldStep($"/{index}", list[index], null, null) : null,
        JsonArray list => list.Index()
            .Where(item => item.Item?["name"]?.GetValue<string>() == name)
            .Select(item => Item(item.Index, "name", item.Item))
            .FirstOrDefault(),
        _ => null,
    };

    /// <summary>A field.</summary>
    public static FieldStep Of(string name, JsonNode? value)
        => new($"/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", value, name, null);

    /// <summary>An item of a list.</summary>
    public static FieldStep Item(int index, string key, JsonNode? value) => new($"/{index}", value, null, key);

    /// <summary>Whether a name in <c>managedFields</c> means this step: <c>f:</c> and a field, or <c>k:</c> and an item's keys.</summary>
    public bool IsNamedBy(string managed)
    {
        if (Name is not null)
            return managed == $"f:{Name}";
        return Key is not null && managed.StartsWith("k:", StringComparison.Ordinal)
            && JsonNode.Parse(managed[2..])?[Key]?.ToJsonString() == Value?[Key]?.ToJsonString();
    }
}
