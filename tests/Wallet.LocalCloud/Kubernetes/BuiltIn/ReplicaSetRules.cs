using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class ReplicaSetRules : KindRules
{
    public override void Default(JsonObject value)
    {
        var spec = value.Ensure("spec");
        spec.Default("replicas", 1);
        PodTemplate.Default(spec.Ensure("template", "spec"));
    }

    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
        => PodTemplate.ValidateSelector(value.At("spec"))
            .Concat(PodTemplate.Validate(value.At("spec", "template", "spec"), "spec.template.spec", version))
            .Concat(PodTemplate.ValidateReplicas(value));
}
