using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class RoleRules : KindRules
{
    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
    {
        foreach (var (index, rule) in value.Items("rules").Index())
        {
            if (!rule.Items("verbs").Any()) yield return FieldError.Required($"rules[{index}].verbs", "verbs must contain at least one value");
        }
    }
}
