using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Apply;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>Lists of type set and map hold each key once.</summary>
internal static class ListKeys
{
    public static void Validate(TypeSchema schema, JsonNode? value, string path, List<FieldError> errors)
    {
        switch (value)
        {
            case JsonObject map:
                foreach (var (name, member) in map)
                {
                    if (schema.Member(name) is { } known) Validate(known, member, path.Length == 0 ? name : $"{path}.{name}", errors);
                }

                break;
            case JsonArray list:
                ValidateList(schema, list, path, errors);
                break;
        }
    }

    private static void ValidateList(TypeSchema schema, JsonArray list, string path, List<FieldError> errors)
    {
        var seen = new HashSet<string>();
        foreach (var (index, item) in list.Index())
        {
            var at = $"{path}[{index}]";
            if (schema.ListType is "map" or "set" && FieldStep.Element(schema, item) is { } step && !seen.Add(step))
            {
                errors.Add(FieldError.Duplicate(at, schema.ListType == "set" ? item : JsonText.Read(step[2..])));
            }

            if (schema.Items is { } items) Validate(items, item, at, errors);
        }
    }
}
