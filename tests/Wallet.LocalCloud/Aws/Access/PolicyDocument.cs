using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Access;

/// <summary>A policy document, read once.</summary>
/// <param name="Name">Name for reports.</param>
/// <param name="Statements">Its statements.</param>
internal sealed record PolicyDocument(string Name, IReadOnlyList<PolicyStatement> Statements)
{
    /// <summary>Reads a document; throws MalformedPolicyDocument with what is wrong with it.</summary>
    public static PolicyDocument Parse(string name, string json)
    {
        try
        {
            var document = JsonNode.Parse(json) as JsonObject ?? throw Malformed("the document is not a JSON object");
            var statements = document["Statement"] switch
            {
                JsonArray { Count: > 0 } list => list.Select(s => s as JsonObject ?? throw Malformed("a statement is not an object")),
                JsonObject one => [one],
                _ => throw Malformed("Statement is missing"),
            };
            return new(name, [.. statements.Select((s, index) => PolicyStatement.Parse(s, index))]);
        }
        catch (JsonException e)
        {
            throw Malformed($"not JSON: {e.Message}");
        }
    }

    /// <summary>The fault for a document that cannot be read.</summary>
    internal static AwsFault Malformed(string why) => new("MalformedPolicyDocument", $"Syntax errors in policy: {why}.");
}
