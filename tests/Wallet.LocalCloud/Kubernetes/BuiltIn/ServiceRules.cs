using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class ServiceRules : KindRules
{
    public override void Default(JsonObject value)
    {
        var spec = value.Ensure("spec");
        spec.Default("type", "ClusterIP");
        spec.Default("sessionAffinity", "None");
        if (spec.Text("type") == "ExternalName") return;
        spec.Default("internalTrafficPolicy", "Cluster");
        if (IsExternal(spec)) spec.Default("externalTrafficPolicy", "Cluster");
        if (spec.Text("type") == "LoadBalancer") spec.Default("allocateLoadBalancerNodePorts", true);
        foreach (var port in spec.Items("ports").OfType<JsonObject>())
        {
            port.Default("protocol", "TCP");
            port.Default("targetPort", port["port"]?.DeepClone());
        }
    }

    public override void Prepare(JsonObject value, JsonObject? old, WriteContext context)
    {
        var spec = value.Ensure("spec");
        if (spec.Text("type") == "ExternalName") return;
        if (old is not null)
        {
            foreach (var field in (string[])["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"])
            {
                spec.Default(field, old.At("spec", field)?.DeepClone());
            }
        }

        spec.Default("clusterIP", FreeAddress(context));
        spec.Default("clusterIPs", new JsonArray(spec.Text("clusterIP")));
        spec.Default("ipFamilies", new JsonArray("IPv4"));
        spec.Default("ipFamilyPolicy", "SingleStack");
        if (IsExternal(spec)) AssignNodePorts(spec, context);
    }

    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
    {
        var spec = value.At("spec");
        if (spec.Text("type") != "ExternalName" && spec.Text("clusterIP") != "None" && !spec.Items("ports").Any())
        {
            yield return FieldError.Required("spec.ports");
        }

        foreach (var (index, port) in spec.Items("ports").Index())
        {
            if (port.Number("port") is null or < 1 or > 65535)
            {
                yield return FieldError.Invalid(
                    $"spec.ports[{index}].port", port.Number("port") ?? 0, "must be between 1 and 65535, inclusive");
            }
        }

        foreach (var error in ObjectName.Labels(spec.Map("selector"), "spec.selector")) yield return error;
        if (spec.Items("ports").Count() < 2) yield break;
        foreach (var (index, port) in spec.Items("ports").Index())
        {
            if (port.Text("name") is null) yield return FieldError.Required($"spec.ports[{index}].name");
        }
    }

    private static bool IsExternal(JsonObject spec) => spec.Text("type") is "NodePort" or "LoadBalancer";

    private static string FreeAddress(WriteContext context)
    {
        var taken = context.Store.List("/services").Objects.Select(service => service.Json.Text("spec", "clusterIP")).ToHashSet();
        return Enumerable.Range(10, 65_000).Select(n => $"10.0.{n / 250}.{(n % 250) + 1}").First(address => !taken.Contains(address));
    }

    private static void AssignNodePorts(JsonObject spec, WriteContext context)
    {
        var taken = context.Store.List("/services").Objects
            .SelectMany(service => service.Json.Items("spec", "ports")).Select(port => port.Number("nodePort")).ToHashSet();
        foreach (var port in spec.Items("ports").OfType<JsonObject>().Where(port => port.At("nodePort") is null))
        {
            var free = Enumerable.Range(30_000, 2_768).First(number => !taken.Contains(number));
            taken.Add(free);
            port["nodePort"] = free;
        }
    }
}
