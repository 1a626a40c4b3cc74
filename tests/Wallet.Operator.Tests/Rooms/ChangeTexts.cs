using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Tests.Rooms;

/// <summary>Changes as text, so that a table of tests can hold the whole of them.</summary>
internal static class ChangeTexts
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Verb, resource, detail and effect, and the request with the fields that are set.</summary>
    public static string InFull(this AwsChange change) => $"{change.What} ({change.What.Effect}): {Text(change.Request)}";

    /// <summary>Each change in full, in order.</summary>
    public static IEnumerable<string> InFull(this IEnumerable<AwsChange> changes) => changes.Select(InFull);

    private static string Text(AmazonWebServiceRequest request)
    {
        var fields = JsonSerializer.SerializeToNode(request, request.GetType(), Json)!.AsObject()
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}: {field.Value!.ToJsonString(Json).Replace("\"", "", StringComparison.Ordinal)}");
        return $"{CallObserver.OperationName(request.GetType())}({string.Join(", ", fields)})";
    }
}
