using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Wire;

/// <summary>JSON over routes: members come in the path, the query string and the body.</summary>
internal sealed class RestJsonFormat : IWireFormat
{
    private const string ContentType = "application/json";

    /// <inheritdoc/>
    public DecodedCall Decode(AwsRequest request, IAwsService service)
    {
        foreach (var (name, operation) in service.Operations)
        {
            if (Labels(operation.Route, request) is { } labels)
                return new(name, Members(request, labels));
        }
        throw new AwsFault("UnknownOperationException", $"{service.SigningName} has no route {request.Method} {request.Path} here.", 404);
    }

    /// <inheritdoc/>
    public WireAnswer Answer(IAwsService service, string operation, JsonObject members, string requestId, int status)
    {
        var answer = Json11Format.Json(status, ContentType, members, requestId);
        return status == StatusCodes.Status204NoContent ? answer with { Body = "" } : answer;
    }

    /// <inheritdoc/>
    public WireAnswer Fault(AwsFault fault, string requestId)
        => Json11Format.Json(fault.Status, ContentType, new JsonObject { ["message"] = fault.Message }, requestId, fault.Code);

    /// <summary>The labels' values when <paramref name="route"/> fits the request, else nothing.</summary>
    private static Dictionary<string, string>? Labels(string? route, AwsRequest request)
    {
        if (route?.Split(' ') is not [var method, var template] || method != request.Method)
            return null;
        var (expected, actual) = (template.Split('/'), request.Path.Split('/'));
        if (expected.Length != actual.Length)
            return null;
        var labels = new Dictionary<string, string>();
        foreach (var (part, value) in expected.Zip(actual))
        {
            if (part is ['{', .. var name, '}'])
                labels[name] = Uri.UnescapeDataString(value);
            else if (part != value)
                return null;
        }
        return labels;
    }

    private static JsonObject Members(AwsRequest request, Dictionary<string, string> labels)
    {
        var members = Json11Format.Body(request);
        foreach (var query in FormParameters.Pairs(request.Query).GroupBy(p => p.Key, p => p.Value))
            members[query.Key] = query.ToArray() is [var only] ? only : new JsonArray([.. query.Select(v => (JsonNode)v)]);
        foreach (var (name, value) in labels)
            members[name] = value;
        return members;
    }
}
