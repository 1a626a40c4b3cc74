using System.Globalization;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Json;

/// <summary>The metadata that every object carries, read from its JSON.</summary>
public static class ObjectMeta
{
    public static JsonObject Meta(this JsonObject value) => value.Ensure("metadata");

    public static string Name(this JsonObject value) => value.Text("metadata", "name") ?? "";

    public static string Namespace(this JsonObject value) => value.Text("metadata", "namespace") ?? "";

    public static string Uid(this JsonObject value) => value.Text("metadata", "uid") ?? "";

    public static string Kind(this JsonObject value) => value.Text("kind") ?? "";

    public static string ApiVersion(this JsonObject value) => value.Text("apiVersion") ?? "";

    public static string ResourceVersion(this JsonObject value) => value.Text("metadata", "resourceVersion") ?? "";

    public static long Generation(this JsonObject value) => value.Number("metadata", "generation") ?? 0;

    public static bool IsDeleting(this JsonObject value) => value.Text("metadata", "deletionTimestamp") is not null;

    public static IReadOnlyList<string> Finalizers(this JsonObject value) => [.. value.Texts("metadata", "finalizers")];

    public static string? Label(this JsonObject value, string key) => value.Text("metadata", "labels", key);

    public static string? Annotation(this JsonObject value, string key) => value.Text("metadata", "annotations", key);

    /// <summary>A time as metadata holds it: whole seconds, UTC.</summary>
    public static string Timestamp(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(this JsonNode? value, params ReadOnlySpan<string> path)
        => DateTimeOffset.TryParse(value.Text(path), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
