using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wallet.Operator.Tests.Platform.Rules;

/// <summary>Specs with anything in any place, from a seed: good ones with parts exchanged, dropped, or moved.</summary>
internal sealed class RandomDocuments(int seed)
{
    private static readonly string[] Texts =
    [
        "", "x", ".", "..", "staging", "production", "Delete", "IAM", "TLS", "100%", "-1", "10/8", "2026-11-22T10:00:00Z",
        "9999-12-31T23:59:59-13:59",
        "sun:04:00-sun:05:00", "99:99-99:99", "aws:x", "\U0001f600", "e\u0301", "\n", "snapshot x",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var from = DecidedCase.All[_random.Next(DecidedCase.All.Count)].Spec.GetRawText();
        var document = Change(JsonNode.Parse(from), 0)?.ToJsonString() ?? "null";
        // Text that is no Unicode, which only an escape can write.
        return _random.Next(20) == 0 ? document.Replace("\"x\"", "\"\\ud83d\"", StringComparison.Ordinal) : document;
    }

    private JsonNode? Change(JsonNode? node, int depth)
    {
        if (_random.Next(12) == 0)
            return Anything(depth);
        switch (node)
        {
            case JsonObject members:
                var changed = new JsonObject();
                foreach (var (name, value) in members)
                    changed[_random.Next(40) == 0 ? Text() : name] = Change(value, depth + 1);
                return changed;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Change(item, depth + 1))]);
            default:
                return node?.DeepClone();
        }
    }

    private JsonNode? Anything(int depth) => _random.Next(depth > 6 ? 6 : 8) switch
    {
        0 => null,
        1 => JsonValue.Create(_random.Next(2) == 0),
        2 => JsonValue.Create(_random.Next(-2, 40)),
        3 => JsonNode.Parse(new[] { "1e400", "-0.5", "2147483648", "9223372036854775808", "1.0", "1e1" }[_random.Next(6)]),
        4 or 5 => JsonValue.Create(Text()),
        6 => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Anything(depth + 1))]),
        _ => new JsonObject { [Text()] = Anything(depth + 1), ["component"] = Anything(depth + 1), ["policy"] = Anything(depth + 1) },
    };

    private string Text() => Texts[_random.Next(Texts.Length)];

    /// <summary>The document as the API client hands it on.</summary>
    public static JsonElement Parse(string document) => JsonDocument.Parse(document).RootElement;
}
