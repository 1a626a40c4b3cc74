using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>
/// What the server makes up (versions, uids, continue tokens) differs from the recording; later requests name it. This
/// learns the pairs from each answer and puts ours in place of the recorded ones.
/// </summary>
internal sealed partial class VolatileValues
{
    private static readonly string[] Fields = ["resourceVersion", "uid", "continue"];
    private readonly Dictionary<string, string> _ours = [];

    public void Learn(JsonNode? recorded, JsonNode? actual)
    {
        switch (recorded, actual)
        {
            case (JsonObject left, JsonObject right):
                foreach (var (name, value) in left)
                {
                    if (!Fields.Contains(name)) Learn(value, right[name]);
                    else if (right[name] is { } ours && ((string)value!).Length > 0) _ours[(string)value!] = (string)ours!;
                }

                break;
            case (JsonArray left, JsonArray right):
                foreach (var (one, other) in left.Zip(right)) Learn(one, other);
                break;
        }
    }

    /// <summary>A path with our versions and tokens. A watch ends after one second, as nothing more is to come but bookmarks.</summary>
    public string InQuery(string path)
    {
        path = Named().Replace(path, match => match.Groups[1].Value + Ours(match.Groups[2].Value));
        return path.Contains("allowWatchBookmarks", StringComparison.Ordinal) ? path : Timeout().Replace(path, "timeoutSeconds=1");
    }

    public JsonNode InBody(JsonNode body)
    {
        var copy = body.DeepClone();
        Replace(copy);
        return copy;
    }

    private void Replace(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list) Replace(item);
        }

        foreach (var (name, value) in (node as JsonObject)?.ToList() ?? [])
        {
            if (value is JsonValue leaf && Fields.Contains(name)) node![name] = Ours((string)leaf!);
            else Replace(value);
        }
    }

    private string Ours(string recorded) => _ours.GetValueOrDefault(recorded, recorded);

    [GeneratedRegex("((?:resourceVersion|continue)=)([^&]+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"timeoutSeconds=\d+")]
    private static partial Regex Timeout();
}
