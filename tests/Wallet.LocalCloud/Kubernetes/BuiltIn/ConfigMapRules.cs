using System.Text;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>ConfigMaps.</summary>
internal sealed class ConfigMapRules : KindRules
{
    private const int Limit = 1024 * 1024;
    private const string Immutable = "field is immutable when `immutable` is set";

    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
        => Content(value, ["data", "binaryData"]);

    public override IEnumerable<FieldError> ValidateChange(JsonObject value, JsonObject old)
    {
        if (old.Flag("immutable") != true) yield break;
        if (value.Flag("immutable") != true) yield return FieldError.Forbidden("immutable", Immutable);
        foreach (var field in (string[])["data", "binaryData"])
        {
            if (!JsonAccess.Same(value.At(field), old.At(field))) yield return FieldError.Forbidden(field, Immutable);
        }
    }

    /// <summary>The keys and the size of data, of Secrets too.</summary>
    public static IEnumerable<FieldError> Content(JsonObject value, IReadOnlyList<string> parts)
    {
        var size = 0;
        foreach (var (part, key, text) in parts.SelectMany(part => (value.Map(part) ?? []).Select(pair => (part, pair.Key, pair.Value))))
        {
            if (NameForm.ConfigKey(key) is { } wrong) yield return FieldError.Invalid($"{part}[{key}]", key, wrong);
            size += Encoding.UTF8.GetByteCount(text.Text() ?? "");
        }

        if (size > Limit) yield return FieldError.TooLong("", Limit);
    }
}
