using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Headers;

namespace Wallet.Api.Http;

/// <summary>Reads bodies.</summary>
internal static class RequestBody
{
    /// <summary>The body, or what is wrong with it and where.</summary>
    public static async Task<Checked<T>> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type) where T : class
    {
        if (!IsJson(http.Request))
            return new Problem(ProblemType.UnsupportedMediaType, "Send the header Content-Type: application/json.");
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.BodyReader, type, http.RequestAborted) is { } body
                ? body
                : new Problem(ProblemType.Validation, "The body must be a JSON object, not null.");
        }
        catch (JsonException exception)
        {
            var place = string.IsNullOrEmpty(exception.Path) || exception.Path == "$" ? "the body" : exception.Path;
            return new Problem(ProblemType.Validation, $"Not the JSON expected here, at {place}, line {exception.LineNumber + 1}: see /q/openapi.");
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new Problem(ProblemType.TooLarge, "Send a smaller body.");
        }
        catch (BadHttpRequestException)
        {
            return new Problem(ProblemType.Validation, "The body ended early or is not what its headers say.");
        }
    }

    // JSON is UTF-8 (RFC 8259, 8.1). A body that claims another encoding is refused rather than read as what it says it is not.
    private static bool IsJson(HttpRequest request) => request.HasJsonContentType()
        && (MediaTypeHeaderValue.Parse(request.ContentType).Charset.Value is not { Length: > 0 } charset
            || charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
