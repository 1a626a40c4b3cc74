using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>Reads the <c>openAPIV3Schema</c> of a CustomResourceDefinition.</summary>
internal static class StructuralSchema
{
    /// <summary>The schema of the whole object, with the metadata that every object has.</summary>
    public static TypeSchema ReadRoot(JsonNode? json)
    {
        var root = Read(json);
        root.Type ??= "object";
        root.Properties["apiVersion"] = new TypeSchema { Type = "string" };
        root.Properties["kind"] = new TypeSchema { Type = "string" };
        root.Properties["metadata"] = MetadataOf(json.Map("properties", "metadata", "properties"));
        var seen = SeenByRules(root);
        root.Rules = [.. json.Items("x-kubernetes-validations").Select(rule => new ExpressionRule(rule, seen, isCorrelatable: true))];
        return root;
    }

    // Of an object's metadata, rules see its name only.
    private static TypeSchema SeenByRules(TypeSchema root)
    {
        var seen = new TypeSchema { Type = "object" };
        foreach (var (name, property) in root.Properties) seen.Properties[name] = property;
        var metadata = new TypeSchema { Type = "object" };
        metadata.Properties["name"] = metadata.Properties["generateName"] = new TypeSchema { Type = "string" };
        seen.Properties["metadata"] = metadata;
        return seen;
    }

    // A definition may narrow the object's name, and nothing else of its metadata.
    private static TypeSchema MetadataOf(JsonObject? narrowed)
    {
        if (narrowed is null) return ModelSchema.Metadata;
        var metadata = new TypeSchema { Type = "object" };
        foreach (var (name, schema) in ModelSchema.Metadata.Properties) metadata.Properties[name] = schema;
        foreach (var (name, schema) in narrowed) metadata.Properties[name] = Read(schema);
        return metadata;
    }

    /// <param name="json">The schema.</param>
    /// <param name="isCorrelatable">Whether a change's value before can be found here: nowhere below a list without keys.</param>
    public static TypeSchema Read(JsonNode? json, bool isCorrelatable = true)
    {
        var listType = json.Text("x-kubernetes-list-type");
        var keys = json.Texts("x-kubernetes-list-map-keys").ToList();
        var isAtomic = json.Text("x-kubernetes-map-type") == "atomic";
        var below = isCorrelatable && !isAtomic;
        var schema = new TypeSchema
        {
            Type = json.Text("type"),
            Format = json.Text("format"),
            Description = json.Text("description"),
            Items = json.Map("items") is { } items ? Read(items, below && listType == "map") : null,
            Additional = ReadAdditional(json.At("additionalProperties"), below),
            Required = [.. json.Texts("required")],
            Default = json.At("default")?.DeepClone(),
            Nullable = json.Flag("nullable") == true,
            IntOrString = json.Flag("x-kubernetes-int-or-string") == true,
            PreserveUnknown = json.Flag("x-kubernetes-preserve-unknown-fields") == true,
            Embedded = json.Flag("x-kubernetes-embedded-resource") == true,
            ListType = listType ?? "atomic",
            MapKeys = keys,
            MergeKey = keys.FirstOrDefault() ?? "",
            IsAtomicMap = isAtomic,
            Limits = ReadLimits(json),
        };
        foreach (var (name, property) in json.Map("properties") ?? []) schema.Properties[name] = Read(property, below);
        schema.Rules = [.. json.Items("x-kubernetes-validations").Select(rule => new ExpressionRule(rule, schema, isCorrelatable))];
        schema.HasRules = schema.Rules.Count > 0 || Children(schema).Any(child => child.HasRules);
        return schema;
    }

    private static IEnumerable<TypeSchema> Children(TypeSchema schema)
        => schema.Properties.Values.Concat(new[] { schema.Items, schema.Additional }.OfType<TypeSchema>());

    private static TypeSchema? ReadAdditional(JsonNode? json, bool isCorrelatable) => json switch
    {
        JsonObject map => Read(map, isCorrelatable),
        JsonValue value when value.GetValueKind() == JsonValueKind.True => TypeSchema.Unknown,
        _ => null,
    };

    private static Constraints ReadLimits(JsonNode? json) => new()
    {
        Enum = json.At("enum") as JsonArray,
        Minimum = Real(json, "minimum"),
        Maximum = Real(json, "maximum"),
        ExclusiveMinimum = json.Flag("exclusiveMinimum") == true,
        ExclusiveMaximum = json.Flag("exclusiveMaximum") == true,
        MultipleOf = Real(json, "multipleOf"),
        MinLength = json.Number("minLength"),
        MaxLength = json.Number("maxLength"),
        Pattern = json.Text("pattern"),
        MinItems = json.Number("minItems"),
        MaxItems = json.Number("maxItems"),
        UniqueItems = json.Flag("uniqueItems") == true,
        MinProperties = json.Number("minProperties"),
        MaxProperties = json.Number("maxProperties"),
        AllOf = [.. json.Items("allOf").Select(option => Read(option))],
        AnyOf = [.. json.Items("anyOf").Select(option => Read(option))],
        OneOf = [.. json.Items("oneOf").Select(option => Read(option))],
        Not = json.Map("not") is { } not ? Read(not) : null,
    };

    private static double? Real(JsonNode? json, string name)
        => json.At(name) is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
