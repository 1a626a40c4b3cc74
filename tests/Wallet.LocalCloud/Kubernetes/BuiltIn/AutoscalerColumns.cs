using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Tables;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal static class AutoscalerColumns
{
    public static readonly IReadOnlyList<TableColumn> All =
    [
        new("Name", (scaler, _) => scaler.Name(), Format: "name"),
        new("Reference", (scaler, _) => $"{scaler.Text("spec", "scaleTargetRef", "kind")}/{scaler.Text("spec", "scaleTargetRef", "name")}"),
        new("Targets", (scaler, _) => Targets(scaler)),
        new("MinPods", (scaler, _) => $"{scaler.Number("spec", "minReplicas")}"),
        new("MaxPods", (scaler, _) => scaler.Number("spec", "maxReplicas")),
        new("Replicas", (scaler, _) => scaler.Number("status", "currentReplicas") ?? 0),
        new("Age", (scaler, now) => HumanDuration.Since(scaler.Time("metadata", "creationTimestamp"), now)),
    ];

    private static string Targets(JsonObject scaler)
    {
        var targets = scaler.Items("spec", "metrics").Select(metric => Target(scaler, metric)).ToList();
        return targets.Count == 0 ? "<none>" : string.Join(", ", targets);
    }

    private static string Target(JsonObject scaler, JsonNode? metric)
    {
        var name = metric.Text("resource", "name");
        var current = scaler.Items("status", "currentMetrics")
            .FirstOrDefault(m => m.Text("resource", "name") == name).Number("resource", "current", "averageUtilization");
        var wanted = metric.Number("resource", "target", "averageUtilization") is { } percent
            ? $"{percent}%"
            : metric.Text("resource", "target", "averageValue") ?? "<auto>";
        return $"{name}: {(current is null ? "<unknown>" : $"{current}%")}/{wanted}";
    }
}
