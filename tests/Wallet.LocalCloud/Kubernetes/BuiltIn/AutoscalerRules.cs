using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class AutoscalerRules : KindRules
{
    public override void Default(JsonObject value) => value.Ensure("spec").Default("minReplicas", 1);

    public override IEnumerable<FieldError> Validate(JsonObject value)
    {
        var (least, most) = (value.Number("spec", "minReplicas") ?? 1, value.Number("spec", "maxReplicas") ?? 0);
        if (most < 1) yield return FieldError.Invalid("spec.maxReplicas", most, "must be greater than 0");
        if (most < least)
        {
            yield return FieldError.Invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`");
        }
    }
}
