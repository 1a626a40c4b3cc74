using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Selection;
using Wallet.LocalCloud.Kubernetes.Tables;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal static class ServiceColumns
{
    public static readonly IReadOnlyList<TableColumn> All =
    [
        new("Name", (service, _) => service.Name(), Format: "name"),
        new("Type", (service, _) => service.Text("spec", "type")),
        new("Cluster-IP", (service, _) => service.Text("spec", "clusterIP") ?? "<none>"),
        new("External-IP", (service, _) => External(service)),
        new("Port(s)", (service, _) => Ports(service)),
        new("Age", (service, now) => HumanDuration.Since(service.Time("metadata", "creationTimestamp"), now)),
        new("Selector", (service, _) => Selector(service), Priority: 1),
    ];

    private static string External(JsonObject service)
    {
        if (service.Text("spec", "externalName") is { Length: > 0 } name) return name;
        if (service.Text("spec", "type") != "LoadBalancer") return "<none>";
        var addresses = service.Items("status", "loadBalancer", "ingress").Select(i => i.Text("hostname") ?? i.Text("ip")).ToList();
        return addresses.Count == 0 ? "<pending>" : string.Join(',', addresses);
    }

    private static string Ports(JsonObject service)
    {
        var ports = service.Items("spec", "ports").Select(port =>
            $"{port.Number("port")}{(port.Number("nodePort") is { } node ? $":{node}" : "")}/{port.Text("protocol")}").ToList();
        return ports.Count == 0 ? "<none>" : string.Join(',', ports);
    }

    private static string Selector(JsonObject service)
    {
        var labels = LabelSelector.Of(new JsonObject { ["matchLabels"] = service.At("spec", "selector")?.DeepClone() }).ToString();
        return labels.Length == 0 ? "<none>" : labels;
    }
}
