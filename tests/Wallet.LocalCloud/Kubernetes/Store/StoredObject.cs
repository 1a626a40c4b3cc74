using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Store;

/// <summary>
/// One version of an object. Its JSON is frozen: readers share it, writers change a clone.
/// </summary>
public sealed class StoredObject(ObjectKey key, long revision, JsonObject json)
{
    private byte[]? _utf8;
    private byte[]? _utf8InList;

    public ObjectKey Key { get; } = key;

    public long Revision { get; } = revision;

    public JsonObject Json { get; } = json;

    /// <summary>The text on the wire, made once for all readers.</summary>
    internal byte[] Utf8 => _utf8 ??= JsonText.WriteUtf8(Json);

    /// <summary>The text as an item of a list of a built-in kind.</summary>
    internal byte[] Utf8InList => _utf8InList ??= WithoutKind(Json);

    internal static byte[] WithoutKind(JsonObject json)
    {
        var item = json.Clone();
        item.Remove("apiVersion");
        item.Remove("kind");
        return JsonText.WriteUtf8(item);
    }
}
