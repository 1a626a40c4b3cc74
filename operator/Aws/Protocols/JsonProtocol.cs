using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>
/// The two JSON protocols. rest-json: members named in the route go into the path, those of a GET or DELETE into the query
/// string, the rest into the body. AWS JSON 1.1 (with a target prefix): everything in the body, the operation in a header.
/// </summary>
internal sealed class JsonProtocol(ServiceDescription service, JsonSerializerOptions shapes, ErrorMap errors, string? targetPrefix = null)
    : WireProtocol(service, shapes, errors)
{
    internal override IRequest Marshall(WireOperation operation, AmazonWebServiceRequest request)
    {
        var http = new DefaultRequest(request, Service.ServiceId) { HttpMethod = operation.Method, ResourcePath = operation.Path };
        var members = JsonSerializer.SerializeToNode(request, Shapes.GetTypeInfo(request.GetType()))!.AsObject();
        if (operation.IdempotencyToken is { } token)
            members[token] ??= Guid.NewGuid().ToString();
        MoveToPath(http, operation, members);
        if (targetPrefix is not null)
            http.Headers["X-Amz-Target"] = $"{targetPrefix}.{operation.Name}";
        if (operation.Method is "GET" or "DELETE")
            WriteQueryString(http, members);
        else
            WriteBody(http, members);
        return http;
    }

    internal override ResponseUnmarshaller Unmarshaller(Type response) => new AnswerReader(Shapes.GetTypeInfo(response), Errors);

    private static void MoveToPath(DefaultRequest http, WireOperation operation, JsonObject members)
    {
        foreach (var label in PathLabels(operation.Path))
        {
            // An empty label would turn DELETE /clusters/{arn} into DELETE /clusters/.
            if (members[label]?.ToString() is not { Length: > 0 } value)
                throw new AmazonClientException($"{operation.Name}: {label} is not set.");
            http.AddPathResource($"{{{label}}}", value);
            members.Remove(label);
        }
    }

    private static IEnumerable<string> PathLabels(string path) =>
        path.Split('/').Where(part => part.StartsWith('{')).Select(part => part[1..^1]);

    private static void WriteQueryString(DefaultRequest http, JsonObject members)
    {
        http.UseQueryString = true;
        foreach (var (name, value) in members)
        {
            if (value is JsonArray list)
                http.ParameterCollection.Add(name, list.Select(item => item!.ToString()).ToList());
            else if (value is not null)
                http.Parameters[name] = value.ToString();
        }
    }

    private void WriteBody(DefaultRequest http, JsonObject members)
    {
        http.Headers["Content-Type"] = targetPrefix is null ? "application/json" : "application/x-amz-json-1.1";
        http.Content = JsonSerializer.SerializeToUtf8Bytes(members, JsonNodeContext.Default.JsonObject);
    }

    private sealed class AnswerReader(JsonTypeInfo shape, ErrorMap errors) : JsonResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
        {
            // Chunked answers state no length, so whether there is a body is known only by reading it.
            using var body = new MemoryStream();
            input.Stream.CopyTo(body);
            return (AmazonWebServiceResponse)(body.Length == 0
                ? shape.CreateObject!()
                : JsonSerializer.Deserialize(body.GetBuffer().AsSpan(0, (int)body.Length), shape)!);
        }

        public override AmazonServiceException UnmarshallException(
            JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
        {
            ErrorResponse error;
            try
            {
                var reader = new StreamingUtf8JsonReader(input.Stream);
                error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
            }
            catch (JsonException)
            {
                error = new ErrorResponse { Message = $"HTTP {(int)statusCode} without an error document.", Type = ErrorType.Unknown };
            }
            return errors.Create(error, innerException, statusCode);
        }
    }
}

[JsonSerializable(typeof(JsonObject))]
internal sealed partial class JsonNodeContext : JsonSerializerContext;
