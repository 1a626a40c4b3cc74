using System.Text.Json;

namespace Wallet.Operator.Platform.Rules.Limits;

/// <summary>A group of fields that must hold some.</summary>
internal sealed record Needs(string Path, params string[] Names) : FieldLimit(Path)
{
    protected override IEnumerable<string> Complaints(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? Names.Where(name => !value.TryGetProperty(name, out var held) || held.ValueKind == JsonValueKind.Null).Select(name => $"needs {name}")
        : ["must be an object"];
}

/// <summary>A list of bounded length without two of the same; of objects, the field that tells them apart.</summary>
internal sealed record Items(string Path, int Most, string? Key = null) : FieldLimit(Path)
{
    protected override IEnumerable<string> Complaints(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return ["must be a list"];
        if (value.GetArrayLength() > Most)
            return [$"must have at most {Most} items"];
        return value.EnumerateArray()
            .Select(NameOf)
            .GroupBy(name => name)
            .Where(same => same.Count() > 1)
            .Select(same => $"names {same.Key} more than once");
    }

    private string NameOf(JsonElement item)
        => Key is null || item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(Key, out var name) ? item.ToString() : name.ToString();
}

/// <summary>A bounded number of names, each with a text of bounded length.</summary>
internal sealed record Entries(string Path, int Most, int LongestValue) : FieldLimit(Path)
{
    protected override IEnumerable<string> Complaints(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return ["must be a map"];
        if (value.EnumerateObject().Count() > Most)
            return [$"must have at most {Most} entries"];
        return value.EnumerateObject()
            .Where(entry => entry.Value.ValueKind != JsonValueKind.String || entry.Value.GetString()!.Length > LongestValue)
            .Select(entry => $"{entry.Name}: must be text of at most {LongestValue} characters");
    }
}
