using System.Text;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>Writes answers.</summary>
internal static class Answer
{
    public static Task Json(HttpContext http, int code, JsonNode value, string type = "application/json")
        => Bytes(http, code, JsonText.WriteUtf8(value), type);

    public static async Task Bytes(HttpContext http, int code, ReadOnlyMemory<byte> utf8, string type = "application/json")
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = type;
        http.Response.ContentLength = utf8.Length;
        await http.Response.Body.WriteAsync(utf8, http.RequestAborted);
    }

    public static Task Text(HttpContext http, int code, string text)
        => Bytes(http, code, Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8");

    /// <summary>Puts warnings into the headers, which kubectl prints.</summary>
    public static void Warn(HttpContext http, WriteOptions options)
    {
        foreach (var warning in options.Warnings)
        {
            var quoted = warning.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            http.Response.Headers.Append("Warning", $"299 - \"{quoted}\"");
        }
    }
}
