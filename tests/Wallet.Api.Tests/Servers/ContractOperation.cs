using System.Text.Json;

namespace Wallet.Api.Tests.Servers;

/// <summary>An operation of an OpenAPI document. <paramref name="Path"/> has its variables in braces.</summary>
internal sealed record ContractOperation(string Method, string Path, JsonElement Json)
{
    public string Id => Json.GetProperty("operationId").GetString()!;

    public string[] Segments { get; } = Path.Split('/');

    /// <summary>The schema of what it takes; null where it takes no body.</summary>
    public JsonElement? Body => Json.TryGetProperty("requestBody", out var body)
        ? body.GetProperty("content").GetProperty("application/json").GetProperty("schema")
        : null;

    /// <summary>Its parameters of a place: path, query or header.</summary>
    public IEnumerable<(string Name, JsonElement Schema)> Parameters(string place) => Json.GetProperty("parameters").EnumerateArray()
        .Where(p => p.GetProperty("in").GetString() == place).Select(p => (p.GetProperty("name").GetString()!, p.GetProperty("schema")));
}
