using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class NetworkPolicyRules : KindRules
{
    public override void Default(JsonObject value)
    {
        var spec = value.Ensure("spec");
        foreach (var rule in spec.Items("ingress").Concat(spec.Items("egress")))
        {
            foreach (var port in rule.Items("ports").OfType<JsonObject>()) port.Default("protocol", "TCP");
        }

        if (spec.At("policyTypes") is not null) return;
        spec["policyTypes"] = spec.Items("egress").Any() ? new JsonArray("Ingress", "Egress") : new JsonArray("Ingress");
    }
}
