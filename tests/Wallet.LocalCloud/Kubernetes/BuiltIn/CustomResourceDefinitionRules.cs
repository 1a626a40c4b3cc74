using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class CustomResourceDefinitionRules : KindRules
{
    public override void Default(JsonObject value)
    {
        var spec = value.Ensure("spec");
        var names = spec.Ensure("names");
        var kind = names.Text("kind") ?? "";
        names.Default("singular", kind.ToLowerInvariant());
        names.Default("listKind", kind + "List");
        spec.Ensure("conversion").Default("strategy", "None");
    }

    public override void Prepare(JsonObject value, JsonObject? old, WriteContext context)
    {
        var status = value.Ensure("status");
        var stored = value.Items("spec", "versions").Where(v => v.Flag("storage") == true).Select(v => v.Text("name"));
        var versions = status.Texts("storedVersions").Union(stored.OfType<string>());
        status["storedVersions"] = new JsonArray([.. versions.Select(v => (JsonNode)v)]);
    }

    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
    {
        var expected = $"{value.Text("spec", "names", "plural")}.{value.Text("spec", "group")}";
        if (value.Name() != expected)
        {
            yield return FieldError.Invalid("metadata.name", value.Name(), "must be spec.names.plural+\".\"+spec.group");
        }

        if (value.Items("spec", "versions").Count(v => v.Flag("storage") == true) != 1)
        {
            yield return FieldError.Invalid("spec.versions", value.At("spec", "versions"),
                "must have exactly one version marked as storage version");
        }

        foreach (var error in StoredButMissing(value))
        {
            yield return error;
        }

        foreach (var error in value.Items("spec", "versions").Index().SelectMany(version => RuleErrors(value, version.Index, version.Item)))
        {
            yield return error;
        }
    }

    public override IEnumerable<FieldError> ValidateChange(JsonObject value, JsonObject old)
    {
        foreach (var field in (string[])["scope", "group"])
        {
            var now = value.At("spec", field);
            if (!JsonAccess.Same(now, old.At("spec", field))) yield return FieldError.Immutable($"spec.{field}", now);
        }
    }

    // apiextensions-apiserver, ValidateCustomResourceDefinitionStoredVersions: objects may still be kept in it.
    private static IEnumerable<FieldError> StoredButMissing(JsonObject value)
    {
        var versions = value.Items("spec", "versions").Select(version => version.Text("name")).ToHashSet();
        return from stored in value.Texts("status", "storedVersions").Index()
               where !versions.Contains(stored.Item)
               select FieldError.Invalid($"status.storedVersions[{stored.Index}]", stored.Item,
                   $"missing from spec.versions; {stored.Item} was previously a storage version, and must remain in spec.versions until a storage "
                   + $"migration ensures no data remains persisted in {stored.Item} and removes {stored.Item} from status.storedVersions");
    }

    // A real server shows the schema of an only version where definitions had it before versions had schemas of their own.
    private static IEnumerable<FieldError> RuleErrors(JsonObject value, int index, JsonNode? version)
    {
        var isOnly = value.Items("spec", "versions").Count() == 1;
        return ExpressionRules.Check(
            StructuralSchema.ReadRoot(version.At("schema", "openAPIV3Schema")),
            isOnly ? "spec.validation.openAPIV3Schema" : $"spec.versions[{index}].schema.openAPIV3Schema");
    }
}
