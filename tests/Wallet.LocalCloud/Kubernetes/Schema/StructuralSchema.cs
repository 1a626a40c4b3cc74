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
        return root;
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

    public static TypeSchema Read(JsonNode? json)
    {
        var listType = json.Text("x-kubernetes-list-type");
        var keys = json.Texts("x-kubernetes-list-map-keys").ToList();
        var schema = new TypeSchema
        {
            Type = json.Text("type"),
            Format = json.Text("format"),
            Description = json.Text("description"),
            Items = json.Map("items") is { } items ? Read(items) : null,
            Additional = ReadAdditional(json.At("additionalProperties")),
            Required = [.. json.Texts("required")],
            Default = json.At("default")?.DeepClone(),
            Nullable = json.Flag("nullable") == true,
            IntOrString = json.Flag("x-kubernetes-int-or-string") == true,
            PreserveUnknown = json.Flag("x-kubernetes-preserve-unknown-fields") == true,
            Embedded = json.Flag("x-kubernetes-embedded-resource") == true,
            ListType = listType ?? "atomic",
            MapKeys = keys,
            MergeKey = keys.FirstOrDefault() ?? "",
            IsAtomicMap = json.Text("x-kubernetes-map-type") == "atomic",
            Limits = ReadLimits(json),
        };
        foreach (var (name, property) in json.Map("properties") ?? []) schema.Properties[name] = Read(property);
        schema.HasRules = json.Items("x-kubernetes-validations").Any() || Children(schema).Any(child => child.HasRules);
        return schema;
    }

    private static IEnumerable<TypeSchema> Children(TypeSchema schema)
        => schema.Properties.Values.Concat(new[] { schema.Items, schema.Additional }.OfType<TypeSchema>());

    private static TypeSchema? ReadAdditional(JsonNode? json) => json switch
    {
        JsonObject map => Read(map),
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
        AllOf = [.. json.Items("allOf").Select(Read)],
        AnyOf = [.. json.Items("anyOf").Select(Read)],
        OneOf = [.. json.Items("oneOf").Select(Read)],
        Not = json.Map("not") is { } not ? Read(not) : null,
    };

    private static double? Real(JsonNode? json, string name)
        => json.At(name) is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
