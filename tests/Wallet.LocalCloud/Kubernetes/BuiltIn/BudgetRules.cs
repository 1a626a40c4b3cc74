using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>Pod disruption budgets.</summary>
internal sealed class BudgetRules : KindRules
{
    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
    {
        var spec = value.At("spec");
        if (spec.At("minAvailable") is not null && spec.At("maxUnavailable") is not null)
        {
            yield return FieldError.Invalid("spec", spec, "minAvailable and maxUnavailable cannot be both set");
        }

        foreach (var field in (string[])["minAvailable", "maxUnavailable"])
        {
            foreach (var error in IntOrPercent.Validate(spec.At(field), $"spec.{field}", isShareOfAll: true)) yield return error;
        }
    }
}
