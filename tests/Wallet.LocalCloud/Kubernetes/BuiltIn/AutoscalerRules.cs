using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class AutoscalerRules : KindRules
{
    public override void Default(JsonObject value) => value.Ensure("spec").Default("minReplicas", 1);

    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
    {
        var (least, most) = (value.Number("spec", "minReplicas") ?? 1, value.Number("spec", "maxReplicas") ?? 0);
        // Zero needs the feature HPAScaleToZero, which no version has on by default.
        if (least < 1) yield return FieldError.Invalid("spec.minReplicas", least, "must be greater than or equal to 1");
        if (most < 1) yield return FieldError.Invalid("spec.maxReplicas", most, "must be greater than 0");
        if (most < least)
        {
            yield return FieldError.Invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`");
        }

        foreach (var field in (string[])["kind", "name"])
        {
            var isGiven = value.Text("spec", "scaleTargetRef", field) is { Length: > 0 };
            if (!isGiven) yield return FieldError.Required($"spec.scaleTargetRef.{field}");
        }

        foreach (var direction in (string[])["scaleUp", "scaleDown"])
        {
            var policy = value.Text("spec", "behavior", direction, "selectPolicy");
            if (policy is not (null or "Max" or "Min" or "Disabled"))
            {
                yield return FieldError.NotSupported($"spec.behavior.{direction}.selectPolicy", policy, ["Disabled", "Max", "Min"]);
            }
        }
    }
}
