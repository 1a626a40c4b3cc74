using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Wallet.Api.Http.OpenApi;

namespace Wallet.Api.Tests.Servers;

/// <summary>An OpenAPI document as a judge of requests and answers. Answers may have no members but those that it names.</summary>
public sealed class ContractDocument
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private static readonly string[] OfEverything = ["NOT_FOUND", "METHOD_NOT_ALLOWED"];
    private readonly ConcurrentDictionary<string, Lazy<JsonSchema>> _schemas = new();
    private readonly JsonElement _document;
    private readonly string _definitions;

    public ContractDocument(JsonElement document)
    {
        _document = document;
        Operations =
        [
            .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
                .Select(o => new ContractOperation(o.Name.ToUpperInvariant(), path.Name, o.Value))),
        ];
        var schemas = JsonNode.Parse(document.GetProperty("components").GetProperty("schemas").GetRawText())!.AsObject();
        foreach (var schema in schemas.Select(s => s.Value!.AsObject()).Where(s => s.ContainsKey("properties")))
            schema["additionalProperties"] = false;
        _definitions = Local(schemas.ToJsonString());
    }

    /// <summary>All that it describes.</summary>
    internal IReadOnlyList<ContractOperation> Operations { get; }

    /// <summary>The document as a host serves it.</summary>
    public static async Task<string> ReadAsync(HttpMessageInvoker http, Uri host, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host, "/q/openapi"));
        using var response = await http.SendAsync(request, cancel);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancel);
    }

    /// <summary>What is wrong with an exchange; null for nothing, and for paths that are no operation's.</summary>
    public string? Check(HttpRequestMessage request, string? sent, HttpResponseMessage response, string body)
    {
        if (Find(request.Method.Method, request.RequestUri!.AbsolutePath) is not { } operation || OfEverything.Any(c => body.Contains($"\"{c}\"")))
            return null;
        var status = $"{(int)response.StatusCode}";
        if (!operation.Json.GetProperty("responses").TryGetProperty(status, out var documented))
            return $"{operation.Id} has no answer {status}: {body}";
        if (Undocumented(response, documented) is { } header)
            return $"{operation.Id} {status} has no header {header}";
        // What is wrong with an item of a batch is told beside what was executed of the others.
        if (response.IsSuccessStatusCode && sent is { Length: > 0 } && operation.Id != "postTransactionsBatch" && Refuses(operation, sent) is { } refusal)
            return $"{operation.Id} executed what its schema refuses: {sent}: {refusal}";
        return body.Length == 0 ? null : CheckBody(operation.Id, status, response.Content.Headers.ContentType?.MediaType, documented, body);
    }

    /// <summary>Why the schema of an operation refuses a body; null where it does not, or the operation takes none.</summary>
    internal string? Refuses(ContractOperation operation, string body)
        => operation.Body is { } schema ? Evaluate(operation.Id, schema, body) : null;

    /// <summary>Why a schema of this document refuses a value; null where it does not.</summary>
    public string? Refuses(JsonElement schema, string value) => Evaluate(schema.GetRawText(), schema, value);

    /// <summary>What a schema, or an example, is that may be a reference to one.</summary>
    public JsonElement Resolve(JsonElement referring) => referring.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/').Skip(1).Aggregate(_document, (at, name) => at.GetProperty(name))
        : referring;

    private string? CheckBody(string name, string status, string? type, JsonElement documented, string body)
        => documented.TryGetProperty("content", out var content) && type is not null && content.TryGetProperty(type, out _)
            ? Evaluate($"{name} {status}", SchemaIn(content, type), body)
            : $"{name} {status} has no content of type {type}";

    private static JsonElement SchemaIn(JsonElement content, string type) => content.GetProperty(type).GetProperty("schema");

    private static string? Undocumented(HttpResponseMessage response, JsonElement documented)
    {
        var known = documented.TryGetProperty("headers", out var headers) ? headers.EnumerateObject().Select(h => h.Name).ToList() : [];
        return AnswerHeaders.Names.Except(known).Where(n => !n.StartsWith("RateLimit", StringComparison.Ordinal)).FirstOrDefault(response.Headers.Contains);
    }

    private string? Evaluate(string name, JsonElement schema, string body)
    {
        var built = _schemas.GetOrAdd(name, _ => new(() => JsonSchema.FromText(
            $$"""{"$schema":"https://json-schema.org/draft/2020-12/schema","$defs":{{_definitions}},"allOf":[{{Local(schema.GetRawText())}}]}""",
            new BuildOptions { SchemaRegistry = new() })));
        var result = built.Value.Evaluate(JsonElement.Parse(body), Options);
        return result.IsValid ? null : $"{name}: {string.Join("; ", Errors(result))} in {body}";
    }

    private static IEnumerable<string> Errors(EvaluationResults result) => (result.Details ?? [])
        .Where(d => d.Errors is { Count: > 0 }).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation} {e.Value}"));

    // The most literal of those that match: /transactions/batch is no transaction.
    private ContractOperation? Find(string method, string path)
    {
        var segments = path.TrimEnd('/').Split('/');
        return Operations.Where(o => o.Method == method && o.Segments.Length == segments.Length && o.Segments.Zip(segments).All(Matches))
            .MinBy(o => o.Segments.Count(IsVariable));
    }

    private static bool Matches((string Template, string Segment) pair)
        => IsVariable(pair.Template) ? pair.Segment.Length > 0 : pair.Template == pair.Segment;

    private static bool IsVariable(string segment) => segment.StartsWith('{');

    private static string Local(string json) => json.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
}
