using System.Text.Json;

namespace Wallet.LocalCloud.Aws.Models;

/// <summary>An operation of a service model.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="RequestUri">Path with labels.</param>
/// <param name="Status">HTTP status of its answers.</param>
/// <param name="Input">What requests carry; nothing when they carry nothing.</param>
/// <param name="Output">What answers carry.</param>
/// <param name="ResultWrapper">Element that wraps answers of the query protocol.</param>
/// <param name="ErrorCodes">Errors that it may answer, by their codes.</param>
public sealed record ModelOperation(
    string Method, string RequestUri, int Status, Shape? Input, Shape? Output, string? ResultWrapper, IReadOnlyList<string> ErrorCodes)
{
    private const int Ok = 200;

    internal static ModelOperation Of(ServiceModel model, JsonElement json)
    {
        var (http, input, output) = (json.GetProperty("http"), json.Part("input"), json.Part("output"));
        return new(
            http.GetProperty("method").ToString(),
            http.GetProperty("requestUri").ToString(),
            http.Part("responseCode")?.GetInt32() ?? Ok,
            input is { } asked ? model.Shape(asked.GetProperty("shape").ToString()) : null,
            output is { } given ? model.Shape(given.GetProperty("shape").ToString()) : null,
            output?.Text("resultWrapper"),
            [.. json.Parts("errors").Select(error => model.ErrorCode(error.GetProperty("shape").ToString()))]);
    }
}
