using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>Where the next page of a list begins.</summary>
/// <param name="Revision">The revision of the first page.</param>
/// <param name="After">The last object of the page before: <c>namespace/name</c>.</param>
internal sealed record ContinueToken(long Revision, string After)
{
    public override string ToString()
    {
        var json = new JsonObject { ["v"] = "meta.k8s.io/v1", ["rv"] = Revision, ["start"] = After + "\0" };
        return Convert.ToBase64String(JsonText.WriteUtf8(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    /// <exception cref="ApiFault">No token of this server.</exception>
    public static ContinueToken Parse(string text)
    {
        var bytes = Decode(text);
        try
        {
            var json = JsonText.Read(bytes);
            return new ContinueToken(json.Number("rv") ?? 0, (json.Text("start") ?? "").TrimEnd('\0'));
        }
        catch (JsonException)
        {
            var first = bytes.Length == 0 ? "" : Encoding.UTF8.GetString(bytes)[..1];
            throw Faults.BadRequest("invalid continue token: continue key is not valid: "
                + $"invalid character '{first}' looking for beginning of value");
        }
    }

    private static byte[] Decode(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : [];
    }
}
