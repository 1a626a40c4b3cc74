using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Cel;
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

    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
        => new[] { ("ingress", "from"), ("egress", "to") }.SelectMany(side => value.Items("spec", side.Item1)
            .SelectMany((rule, index) => Rule(rule, side.Item2, $"spec.{side.Item1}[{index}]")));

    private static IEnumerable<FieldError> Rule(JsonNode? rule, string peers, string path)
    {
        foreach (var (index, port) in rule.Items("ports").Index())
        {
            if (port.Number("port") is { } number and (< 1 or > 65535))
            {
                yield return FieldError.Invalid($"{path}.ports[{index}].port", number, "must be between 1 and 65535, inclusive");
            }
        }

        foreach (var (index, peer) in rule.Items(peers).Index())
        {
            if (peer.Text("ipBlock", "cidr") is { } cidr && CelCidr.Parse(cidr) is null)
            {
                yield return FieldError.Invalid($"{path}.{peers}[{index}].ipBlock.cidr", cidr,
                    "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
            }
        }
    }
}
