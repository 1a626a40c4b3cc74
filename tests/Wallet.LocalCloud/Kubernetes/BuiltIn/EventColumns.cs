using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Tables;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>Columns of both forms of events.</summary>
internal static class EventColumns
{
    public static readonly IReadOnlyList<TableColumn> All =
    [
        new("Last Seen", (e, now) => HumanDuration.Since(Last(e), now)),
        new("Type", (e, _) => e.Text("type") ?? ""),
        new("Reason", (e, _) => e.Text("reason") ?? ""),
        new("Object", (e, _) => Object(e)),
        new("Subobject", (e, _) => Regarding(e).Text("fieldPath") ?? "", Priority: 1),
        new("Source", (e, _) => Source(e), Priority: 1),
        new("Message", (e, _) => (e.Text("message") ?? e.Text("note") ?? "").Trim()),
        new("First Seen", (e, now) => HumanDuration.Since(First(e), now), Priority: 1),
        new("Count", (e, _) => Math.Max(1, e.Number("series", "count") ?? e.Number("count") ?? e.Number("deprecatedCount") ?? 1), Priority: 1),
        new("Name", (e, _) => e.Name(), Format: "name", Priority: 1),
    ];

    private static JsonNode? Regarding(JsonObject e) => e.At("involvedObject") ?? e.At("regarding");

    private static string Object(JsonObject e) => $"{Regarding(e).Text("kind")?.ToLowerInvariant()}/{Regarding(e).Text("name")}";

    private static DateTimeOffset? First(JsonObject e)
        => e.Time("firstTimestamp") ?? e.Time("deprecatedFirstTimestamp") ?? e.Time("eventTime");

    private static DateTimeOffset? Last(JsonObject e)
        => e.Time("series", "lastObservedTime") ?? e.Time("lastTimestamp") ?? e.Time("deprecatedLastTimestamp") ?? First(e);

    private static string Source(JsonObject e)
    {
        var source = e.At("source") ?? e.At("deprecatedSource");
        var (component, host) = source.Text("component") is { Length: > 0 } known
            ? (known, source.Text("host"))
            : (e.Text("reportingComponent") ?? e.Text("reportingController") ?? "", e.Text("reportingInstance"));
        return string.IsNullOrEmpty(host) ? component : $"{component}, {host}";
    }
}
