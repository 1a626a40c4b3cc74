using System.Text.Json;

namespace Wallet.Operator.Platform.Rules.Limits;

/// <summary>Holds a document to its schema: everything that is wrong with it, each with its path. Unknown fields are ignored.</summary>
internal static class FieldLimits
{
    /// <summary>What is wrong with a value and all that is in it.</summary>
    /// <param name="schema">What it may hold.</param>
    /// <param name="path">Where it is, e.g. <c>spec.messaging.topics[1]</c>.</param>
    /// <param name="value">The value, without null members.</param>
    public static IEnumerable<SpecViolation> Check(FieldSchema schema, string path, JsonElement value)
        => Complaints(schema, value).Select(complaint => new SpecViolation(path, complaint)).Concat(Parts(schema, path, value));

    /// <summary>Whether a value, its parts left aside, is within the limits.</summary>
    public static bool Holds(FieldSchema schema, JsonElement value) => !Complaints(schema, value).Any();

    private static IEnumerable<SpecViolation> Parts(FieldSchema schema, string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject()
            .Select(member => (member.Name, member.Value, Schema: schema.Properties.GetValueOrDefault(member.Name) ?? schema.Entries))
            .Where(member => member.Schema is not null)
            .SelectMany(member => Check(member.Schema!, $"{path}.{member.Name}", member.Value)),
        JsonValueKind.Array when schema.Items is { } items => value.EnumerateArray()
            .SelectMany((item, index) => Check(items, $"{path}[{index}]", item)),
        _ => [],
    };

    private static IEnumerable<string> Complaints(FieldSchema schema, JsonElement value) => schema.Type switch
    {
        "object" when schema.Entries is not null => Map(schema, value),
        "object" => Members(schema, value),
        "array" => List(schema, value),
        _ => ScalarLimits.Complaints(schema, value),
    };

    private static IEnumerable<string> Members(FieldSchema schema, JsonElement value)
        => value.ValueKind == JsonValueKind.Object
            ? schema.Required.Where(name => !value.TryGetProperty(name, out _)).Select(name => $"needs {name}")
            : ["must be an object"];

    private static IEnumerable<string> Map(FieldSchema schema, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return ["must be a map"];
        return value.EnumerateObject().Count() > schema.Longest ? [$"must have at most {schema.Longest} entries"] : [];
    }

    private static IEnumerable<string> List(FieldSchema schema, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return ["must be a list"];
        if (value.GetArrayLength() > schema.Longest)
            return [$"must have at most {schema.Longest} items"];
        if (value.GetArrayLength() < schema.Shortest)
            return [$"must have at least {schema.Shortest} items"];
        return value.EnumerateArray()
            .Select(item => NameOf(schema, item))
            .OfType<string>()
            .GroupBy(name => name)
            .Where(same => same.Count() > 1)
            .Select(same => $"names {same.Key} more than once");
    }

    // An item without its key breaks a limit of its own.
    private static string? NameOf(FieldSchema schema, JsonElement item)
    {
        if (schema.IsSet)
            return item.ToString();
        var isKeyed = schema.Keys.Count > 0 && item.ValueKind == JsonValueKind.Object && schema.Keys.All(key => item.TryGetProperty(key, out _));
        return isKeyed ? string.Join('/', schema.Keys.Select(item.GetProperty)) : null;
    }
}
