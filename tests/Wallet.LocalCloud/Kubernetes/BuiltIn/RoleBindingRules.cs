using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class RoleBindingRules : KindRules
{
    private const string Group = "rbac.authorization.k8s.io";

    public override void Default(JsonObject value)
    {
        value.Ensure("roleRef").Default("apiGroup", Group);
        foreach (var subject in value.Items("subjects").OfType<JsonObject>())
        {
            if (subject.Text("kind") is "User" or "Group") subject.Default("apiGroup", Group);
        }
    }

    public override IEnumerable<FieldError> ValidateChange(JsonObject value, JsonObject old)
    {
        var role = value.At("roleRef");
        if (!JsonAccess.Same(role, old.At("roleRef"))) yield return FieldError.Invalid("roleRef", role, "cannot change roleRef");
    }
}
