using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using Wallet.Api.Http.Json;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http;

/// <summary>Reads bodies.</summary>
internal static class RequestBody
{
    // As nearly all send it: what needs no parsing is not parsed.
    private const string Plain = "application/json";

    /// <summary>The body, or what is wrong with it and where.</summary>
    public static async Task<Checked<T>> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type) where T : class
    {
        if (http.Request.Headers.ContentEncoding is [var coding, ..] && !string.Equals(coding, "identity", StringComparison.OrdinalIgnoreCase))
        {
            // RFC 9110, 12.5.3: in an answer, the codings that would have been taken.
            http.Response.Headers.AcceptEncoding = "identity";
            return new Problem(ProblemType.UnsupportedMediaType, "Send the body as it is, without Content-Encoding.");
        }
        if (!IsJson(http.Request))
            return new Problem(ProblemType.UnsupportedMediaType, "Send the header Content-Type: application/json.");
        try
        {
            var reader = http.Request.BodyReader;
            var body = await ReadWholeAsync(reader, http.RequestAborted);
            var read = Parse(body.IsSingleSegment ? body.FirstSpan : body.ToArray(), type);
            reader.AdvanceTo(body.End);
            return read;
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

    /// <summary>The same; an empty one where the request has none.</summary>
    public static async Task<Checked<T>> ReadOptionalAsync<T>(HttpContext http, JsonTypeInfo<T> type) where T : class, new()
        => http.Request is { ContentLength: null or 0, Headers.TransferEncoding.Count: 0 } ? new T() : await ReadAsync(http, type);

    private static async Task<ReadOnlySequence<byte>> ReadWholeAsync(PipeReader reader, CancellationToken cancel)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancel);
            if (result.IsCompleted)
                return result.Buffer;
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static Checked<T> Parse<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type) where T : class
    {
        if (!Utf8.IsValid(body))
            return new Problem(ProblemType.Validation, "The body is not UTF-8.");
        try
        {
            if (SurrogateEscapes.FindLone(body) is { } place)
                return new Problem(ProblemType.Validation, $"No text has half of a character, as at {place}: a surrogate without its other half.");
            return JsonSerializer.Deserialize(body, type) is { } read
                ? read
                : new Problem(ProblemType.Validation, "The body must be a JSON object, not null.");
        }
        catch (JsonException exception)
        {
            var place = string.IsNullOrEmpty(exception.Path) || exception.Path == "$" ? "the body" : exception.Path;
            return new Problem(
                ProblemType.Validation, $"Not the JSON expected here, at {place}, line {exception.LineNumber + 1}: see the OpenAPI document.");
        }
    }

    // JSON is UTF-8 (RFC 8259, 8.1). A body that claims another encoding is refused rather than read as what it says it is not.
    private static bool IsJson(HttpRequest request) => request.ContentType == Plain || (request.HasJsonContentType()
        && (MediaTypeHeaderValue.Parse(request.ContentType).Charset.Value is not { Length: > 0 } charset
            || charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)));
}
