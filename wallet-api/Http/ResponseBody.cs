using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Wallet.Api.Http;

/// <summary>Writes answers. Each is small and made at once, so its length is known and it leaves in one piece.</summary>
internal static class ResponseBody
{
    [ThreadStatic]
    private static Scratch? _scratch;

    /// <summary>Writes status, headers and body.</summary>
    public static async Task WriteAsync<T>(HttpContext http, int status, T body, JsonTypeInfo<T> type, string contentType)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        Serialize(response, body, type);
        await response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private static void Serialize<T>(HttpResponse response, T body, JsonTypeInfo<T> type)
    {
        var scratch = _scratch ??= new Scratch();
        scratch.Buffer.ResetWrittenCount();
        scratch.Json.Reset(scratch.Buffer);
        JsonSerializer.Serialize(scratch.Json, body, type);
        response.ContentLength = scratch.Buffer.WrittenCount;
        var written = scratch.Buffer.WrittenSpan;
        var target = response.BodyWriter.GetSpan(written.Length);
        written.CopyTo(target);
        response.BodyWriter.Advance(written.Length);
    }

    private sealed class Scratch
    {
        public System.Buffers.ArrayBufferWriter<byte> Buffer { get; } = new(1024);

        public Utf8JsonWriter Json { get; }

        public Scratch() => Json = new(Buffer, new JsonWriterOptions { SkipValidation = true });
    }
}
