using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Tables;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal static class IngressColumns
{
    public static readonly IReadOnlyList<TableColumn> All =
    [
        new("Name", (ingress, _) => ingress.Name(), Format: "name"),
        new("Class", (ingress, _) => ingress.Text("spec", "ingressClassName") ?? "<none>"),
        new("Hosts", (ingress, _) => Hosts(ingress)),
        new("Address", (ingress, _) => Address(ingress)),
        new("Ports", (ingress, _) => ingress.Items("spec", "tls").Any() ? "80, 443" : "80"),
        new("Age", (ingress, now) => HumanDuration.Since(ingress.Time("metadata", "creationTimestamp"), now)),
    ];

    private static string Hosts(JsonObject ingress)
    {
        var hosts = ingress.Items("spec", "rules").Select(rule => rule.Text("host")).OfType<string>().ToList();
        return hosts.Count == 0 ? "*" : string.Join(',', hosts);
    }

    private static string Address(JsonObject ingress)
        => string.Join(',', ingress.Items("status", "loadBalancer", "ingress").Select(i => i.Text("hostname") ?? i.Text("ip")));
}
