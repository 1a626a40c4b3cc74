using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Discovery;

/// <summary>Collects the schemas of one OpenAPI document: shared types by reference, the rest inline.</summary>
internal sealed class OpenApiSchemas
{
    public JsonObject Schemas { get; } = [];

    public void AddKind(ResourceKind kind)
    {
        var name = kind.Schema.Value.Name ?? $"{string.Join('.', kind.Group.Split('.').Reverse())}.{kind.Version}.{kind.Kind}";
        var schema = Members(kind.Schema.Value);
        schema["x-kubernetes-group-version-kind"] = new JsonArray(OpenApiPaths.GroupVersionKind(kind));
        Schemas[name] = schema;
    }

    private JsonObject Write(TypeSchema schema)
    {
        var json = schema.Name is null ? Members(schema) : Reference(schema);
        Extend(json, schema);
        return json;
    }

    private JsonObject Reference(TypeSchema schema)
    {
        if (!Schemas.ContainsKey(schema.Name!))
        {
            // The name is taken before the members are written, for types that contain themselves.
            Schemas[schema.Name!] = new JsonObject();
            Schemas[schema.Name!] = Members(schema);
        }

        return new JsonObject
        {
            ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/components/schemas/{schema.Name}" }),
            ["default"] = new JsonObject(),
        };
    }

    private JsonObject Members(TypeSchema schema)
    {
        var json = new JsonObject();
        if (schema.Description is { } description) json["description"] = description;
        if (schema.IntOrString) json["x-kubernetes-int-or-string"] = true;
        else if (schema.Type is { } type) json["type"] = type;
        if (schema.Format is { } format) json["format"] = format;
        if (schema.Required.Count > 0) json["required"] = Texts(schema.Required);
        if (schema.Default is { } value) json["default"] = value.DeepClone();
        if (schema.Limits?.Enum is { } options) json["enum"] = options.DeepClone();
        if (schema.Properties.Count > 0)
        {
            var properties = new JsonObject();
            foreach (var (name, property) in schema.Properties) properties[name] = Write(property);
            json["properties"] = properties;
        }

        if (schema.Items is { } items) json["items"] = Write(items);
        if (schema.Additional is { } additional) json["additionalProperties"] = Write(additional);
        if (schema.PreserveUnknown) json["x-kubernetes-preserve-unknown-fields"] = true;
        return json;
    }

    private static void Extend(JsonObject json, TypeSchema schema)
    {
        if (schema.IsList) json["x-kubernetes-list-type"] = schema.ListType;
        if (schema.MapKeys.Count > 0) json["x-kubernetes-list-map-keys"] = Texts(schema.MapKeys);
        if (schema.IsAtomicMap) json["x-kubernetes-map-type"] = "atomic";
        if (schema.MergeKey.Length == 0) return;
        json["x-kubernetes-patch-strategy"] = "merge";
        if (schema.MergeKey != "*") json["x-kubernetes-patch-merge-key"] = schema.MergeKey;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
