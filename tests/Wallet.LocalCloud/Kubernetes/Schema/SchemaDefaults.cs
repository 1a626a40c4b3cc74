using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>Fills in the defaults of a custom resource's schema.</summary>
internal static class SchemaDefaults
{
    public static void Fill(TypeSchema schema, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject map:
                FillMap(schema, map);
                break;
            case JsonArray list when schema.Items is { } items:
                foreach (var item in list) Fill(items, item);
                break;
        }
    }

    private static void FillMap(TypeSchema schema, JsonObject map)
    {
        foreach (var (name, property) in schema.Properties)
        {
            var present = map.TryGetPropertyValue(name, out var member);
            if (property.Default is { } value && (!present || (member is null && !property.Nullable))) map[name] = value.DeepClone();
            else if (present && member is null && !property.Nullable && !schema.PreserveUnknown) map.Remove(name);
            if (map.TryGetPropertyValue(name, out member) && member is not null) Fill(property, member);
        }

        if (schema.Additional is null) return;
        foreach (var (name, member) in map.ToList())
        {
            if (schema.Properties.ContainsKey(name)) continue;
            // A null that the schema does not allow is dropped (apiextensions-apiserver, PruneNonNullableNullsWithoutDefaults).
            if (member is null && !schema.Additional.Nullable) map.Remove(name);
            else Fill(schema.Additional, member);
        }
    }
}
