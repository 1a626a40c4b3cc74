using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Contract;

/// <summary>
/// Random bodies of the operations of a document, made by their schemas alone: of all values worth sending, a member has those that its schema
/// takes. <paramref name="ids"/> are such values of this ledger.
/// </summary>
internal sealed class BodyGenerator(ContractDocument document, Random random, IReadOnlyList<string> ids)
{
    private const int Patience = 500;
    private readonly string[] _values = [.. JsonValues.All, .. ids.Select(id => $"\"{id}\"")];
    private readonly Dictionary<string, string[]> _taken = [];

    /// <summary>A body that the operation's schema takes.</summary>
    public string Valid(ContractOperation operation)
    {
        for (var tries = 0; tries < Patience; tries++)
        {
            var body = Write(operation.Body!.Value);
            if (document.Refuses(operation, body) is null)
                return body;
        }
        throw new InvalidOperationException($"In {Patience} tries, no body was one of {operation.Id}: JsonValues lacks what its schema asks for.");
    }

    /// <summary>A valid body with something replaced, left out or added, which may be valid too.</summary>
    public string Changed(ContractOperation operation)
    {
        var body = JsonNode.Parse(Valid(operation))!.AsObject();
        var place = Any(Objects(body).ToList());
        var member = place.Count == 0 || random.Next(10) == 0 ? "surprise" : Any(place.Select(m => m.Key).ToList());
        if (random.Next(4) == 0)
            place.Remove(member);
        else
            place[member] = JsonNode.Parse(Any(_values));
        return body.ToJsonString();
    }

    /// <summary>A valid body with a value in it that is no JSON to rely on.</summary>
    public string Unreliable(ContractOperation operation)
    {
        var body = JsonNode.Parse(Valid(operation))!.AsObject();
        var place = Any(Objects(body).ToList());
        place[place.Count == 0 ? "metadata" : Any(place.Select(m => m.Key).ToList())] = "PLACE";
        return body.ToJsonString().Replace("\"PLACE\"", Any(JsonValues.Unreliable), StringComparison.Ordinal);
    }

    /// <summary>A value that a schema of the document takes.</summary>
    public string Value(JsonElement schema)
    {
        var text = schema.GetRawText();
        if (!_taken.TryGetValue(text, out var taken))
            _taken[text] = taken = [.. _values.Concat(Named(schema)).Distinct().Where(v => document.Refuses(schema, v) is null)];
        return taken.Length > 0 ? Any(taken) : throw new InvalidOperationException($"JsonValues has nothing for the schema {text}.");
    }

    /// <summary>One of some things.</summary>
    public T Any<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];

    private string Write(JsonElement referring)
    {
        var schema = document.Resolve(referring);
        if (schema.TryGetProperty("properties", out var properties))
            return $"{{{string.Join(',', properties.EnumerateObject().Where(p => Requires(schema, p.Name) || random.Next(2) == 0).Select(Member))}}}";
        if (schema.TryGetProperty("items", out var items) && (!IsNullable(schema) || random.Next(4) > 0))
            return $"[{string.Join(',', Enumerable.Range(0, Length(schema)).Select(_ => Write(items)))}]";
        return schema.TryGetProperty("anyOf", out var kinds) && kinds.EnumerateArray().Any(k => k.TryGetProperty("$ref", out _))
            ? Write(Any(kinds.EnumerateArray().ToList()))
            : Value(schema);

        string Member(JsonProperty property) => $"\"{property.Name}\":{Write(property.Value)}";
    }

    private int Length(JsonElement schema)
    {
        var least = schema.TryGetProperty("minItems", out var min) ? min.GetInt32() : 0;
        return random.Next(least, least + 3);
    }

    private static bool Requires(JsonElement schema, string member)
        => schema.TryGetProperty("required", out var required) && required.EnumerateArray().Any(r => r.GetString() == member);

    private static bool IsNullable(JsonElement schema) => schema.GetProperty("type").ValueKind == JsonValueKind.Array;

    private static IEnumerable<string> Named(JsonElement schema)
        => schema.TryGetProperty("enum", out var words) ? words.EnumerateArray().Select(w => w.GetRawText()) : [];

    // Metadata is anybody's: what is in it is not the schema's.
    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject found => found.Where(m => m.Key != "metadata").SelectMany(m => Objects(m.Value)).Prepend(found),
        JsonArray items => items.SelectMany(i => Objects(i)),
        _ => [],
    };
}
