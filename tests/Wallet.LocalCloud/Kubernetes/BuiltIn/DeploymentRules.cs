using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class DeploymentRules : KindRules
{
    public override void Default(JsonObject value)
    {
        var spec = value.Ensure("spec");
        spec.Default("replicas", 1);
        var strategy = spec.Ensure("strategy");
        strategy.Default("type", "RollingUpdate");
        if (strategy.Text("type") == "RollingUpdate")
        {
            var rolling = strategy.Ensure("rollingUpdate");
            rolling.Default("maxUnavailable", "25%");
            rolling.Default("maxSurge", "25%");
        }

        spec.Default("revisionHistoryLimit", 10);
        spec.Default("progressDeadlineSeconds", 600);
        PodTemplate.Default(spec.Ensure("template", "spec"));
    }

    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
        => PodTemplate.ValidateSelector(value.At("spec"))
            .Concat(PodTemplate.Validate(value.At("spec", "template", "spec"), "spec.template.spec", version))
            .Concat(PodTemplate.ValidateAlways(value.At("spec", "template", "spec")))
            .Concat(PodTemplate.ValidateReplicas(value))
            .Concat(Strategy(value.At("spec", "strategy", "rollingUpdate"), "spec.strategy.rollingUpdate"));

    public override IEnumerable<FieldError> ValidateChange(JsonObject value, JsonObject old)
    {
        var selector = value.At("spec", "selector");
        if (!JsonAccess.Same(selector, old.At("spec", "selector"))) yield return FieldError.Immutable("spec.selector", selector);
    }

    private static IEnumerable<FieldError> Strategy(JsonNode? rolling, string path)
    {
        var errors = IntOrPercent.Validate(rolling.At("maxUnavailable"), $"{path}.maxUnavailable", isShareOfAll: true)
            .Concat(IntOrPercent.Validate(rolling.At("maxSurge"), $"{path}.maxSurge", isShareOfAll: false));
        foreach (var error in errors) yield return error;
        if (IntOrPercent.IsZero(rolling.At("maxUnavailable")) && IntOrPercent.IsZero(rolling.At("maxSurge")))
        {
            yield return FieldError.Invalid($"{path}.maxUnavailable", rolling.At("maxUnavailable"), "may not be 0 when `maxSurge` is 0");
        }
    }
}
