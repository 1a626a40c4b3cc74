using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Writing;

/// <summary>Brings what a client sends into the form that is kept: known fields only, defaults filled in.</summary>
internal static class ObjectForm
{
    /// <exception cref="ApiFault">Another kind than the address names.</exception>
    public static void CheckKind(ResourceKind kind, JsonObject value)
    {
        value.Default("apiVersion", kind.ApiVersion);
        value.Default("kind", kind.Kind);
        if (value.Kind() == kind.Kind && value.ApiVersion() == kind.ApiVersion) return;
        if (kind.IsCustom && value.ApiVersion() == kind.ApiVersion)
        {
            throw Faults.Invalid(kind.Group, value.Kind(), value.Name(),
                [FieldError.Invalid("kind", value.Kind(), $"must be {kind.Kind}")]);
        }

        throw Faults.BadRequest($"{value.Kind()} in version \"{value.ApiVersion()}\" cannot be handled as a {kind.Kind}: "
            + $"expected {kind.ApiVersion}, Kind={kind.Kind}");
    }

    /// <summary>Takes out unknown fields and tells of them as the client asked.</summary>
    /// <exception cref="ApiFault">Unknown fields under strict validation.</exception>
    public static void Prune(ResourceKind kind, JsonObject value, WriteOptions options, KubernetesVersion version, JsonNode? patch = null)
    {
        var unknown = UnknownFields.Prune(kind.Schema.Value, value, version);
        if (unknown.Count == 0 || options.Validation == FieldValidation.Ignore) return;
        var texts = unknown.Select(path => $"unknown field \"{path}\"").ToList();
        if (options.Validation == FieldValidation.Warn)
        {
            options.Warnings.AddRange(texts);
            return;
        }

        var reason = $"strict decoding error: {string.Join(", ", texts)}";
        if (patch is not null) throw Faults.Invalid("", "", "", [FieldError.Invalid("patch", JsonText.Write(patch), reason)]);
        throw Faults.BadRequest($"{kind.Kind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: {reason}");
    }

    /// <summary>Fills in defaults.</summary>
    /// <exception cref="ApiFault">A field of a built-in kind has the wrong type.</exception>
    public static void Default(ResourceKind kind, JsonObject value)
    {
        value.Meta();
        if (kind.IsCustom)
        {
            SchemaDefaults.Fill(kind.Schema.Value, value);
            return;
        }

        EmptyFields.Drop(kind.Schema.Value, value);
        if (SchemaTypes.FirstMismatch(kind.Schema.Value, value, "") is { } mismatch)
        {
            throw Faults.BadRequest($"{kind.Kind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: json: cannot unmarshal {mismatch}");
        }

        if (QuantityForm.HasWrong(kind.Schema.Value, value))
        {
            throw Faults.BadRequest($"{kind.Kind} in version \"{kind.Version}\" cannot be handled as a {kind.Kind}: "
                + "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        }

        kind.Rules.Default(value);
        EmptyFields.Fill(kind.Schema.Value, value);
    }

    /// <summary>A new object before anyone set anything.</summary>
    public static JsonObject Empty(ResourceKind kind)
    {
        var empty = new JsonObject { ["apiVersion"] = kind.ApiVersion, ["kind"] = kind.Kind, ["metadata"] = new JsonObject() };
        if (!kind.IsCustom) EmptyFields.Fill(kind.Schema.Value, empty);
        return empty;
    }
}
