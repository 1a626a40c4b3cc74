using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Wire;

/// <summary>AWS JSON 1.1: the operation in a header, members in the body.</summary>
internal sealed class Json11Format : IWireFormat
{
    private const string ContentType = "application/x-amz-json-1.1";

    /// <inheritdoc/>
    public DecodedCall Decode(AwsRequest request, IAwsService service)
    {
        var target = request.Header("x-amz-target") ?? "";
        if (!target.StartsWith(service.WireName + ".", StringComparison.Ordinal))
            throw new AwsFault("UnknownOperationException", $"The header X-Amz-Target does not name an operation of {service.WireName}.");
        return new(target[(service.WireName.Length + 1)..], Body(request));
    }

    /// <inheritdoc/>
    public WireAnswer Answer(IAwsService service, string operation, JsonObject members, string requestId, int status)
        => Json(status, ContentType, members, requestId);

    /// <inheritdoc/>
    public WireAnswer Fault(AwsFault fault, string requestId)
        => Json(fault.Status, ContentType, new JsonObject { ["__type"] = fault.Code, ["message"] = fault.Message }, requestId);

    /// <summary>The members of a JSON body; none where the body is empty.</summary>
    internal static JsonObject Body(AwsRequest request)
    {
        if (request.Body.Length == 0)
            return [];
        try
        {
            return JsonNode.Parse(Encoding.UTF8.GetString(request.Body)) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new AwsFault("SerializationException", "The request's body is not a JSON object.");
        }
    }

    /// <summary>A JSON object as an answer.</summary>
    internal static WireAnswer Json(int status, string contentType, JsonObject body, string requestId, string? errorType = null)
    {
        var headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = requestId };
        if (errorType is not null)
            headers["x-amzn-ErrorType"] = errorType;
        return new(status, contentType, body.ToJsonString(), headers);
    }
}
