using System.Text;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class SecretRules : KindRules
{
    public override void Default(JsonObject value)
    {
        value.Default("type", "Opaque");
        if (value.Map("stringData") is not { } plain) return;
        foreach (var (key, text) in plain)
        {
            value.Ensure("data")[key] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Text() ?? ""));
        }

        value.Remove("stringData");
    }

    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
        => ConfigMapRules.Content(value, ["data"]);

    public override IEnumerable<FieldError> ValidateChange(JsonObject value, JsonObject old)
    {
        if (value.Text("type") != old.Text("type")) yield return FieldError.Immutable("type", value.At("type"));
        if (old.Flag("immutable") == true && !JsonAccess.Same(value.At("data"), old.At("data")))
        {
            yield return FieldError.Forbidden("data", "field is immutable when `immutable` is set");
        }
    }
}
