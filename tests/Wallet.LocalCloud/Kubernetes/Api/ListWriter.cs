using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Store;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>Writes lists from the objects' ready texts.</summary>
internal static class ListWriter
{
    public static ReadOnlyMemory<byte> Write(ResourceKind kind, IReadOnlyList<StoredObject> objects, JsonObject metadata)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("kind", kind.ListKind);
        writer.WriteString("apiVersion", kind.ApiVersion);
        writer.WritePropertyName("metadata");
        writer.WriteRawValue(JsonText.WriteUtf8(metadata), skipInputValidation: true);
        writer.WriteStartArray("items");
        foreach (var stored in objects)
        {
            writer.WriteRawValue(Item(kind, stored), skipInputValidation: true);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    // The items of built-in lists do not name their kind.
    private static byte[] Item(ResourceKind kind, StoredObject stored)
    {
        if (kind.IsCustom) return ObjectView.Utf8(kind, stored);
        var view = ObjectView.Of(kind, stored);
        return ReferenceEquals(view, stored.Json) ? stored.Utf8InList : StoredObject.WithoutKind(view);
    }
}
