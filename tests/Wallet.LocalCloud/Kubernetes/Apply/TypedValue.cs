using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Apply;

/// <summary>How a value is owned: leaf by leaf, or as a whole.</summary>
internal static class TypedValue
{
    /// <summary>A map whose members have owners of their own.</summary>
    public static bool IsOpenMap(TypeSchema schema, JsonNode? value) => value is JsonObject && !schema.IsAtomicMap;

    /// <summary>A list whose elements have owners of their own.</summary>
    public static bool IsOpenList(TypeSchema schema, JsonNode? value) => value is JsonArray && schema.ListType is "map" or "set";

    public static TypeSchema Member(TypeSchema schema, string name) => schema.Member(name) ?? TypeSchema.Unknown;

    /// <summary>The fields that a value sets, as an apply owns them.</summary>
    public static FieldTree Fields(TypeSchema schema, JsonNode? value)
    {
        var tree = new FieldTree();
        if (IsOpenMap(schema, value) && ((JsonObject)value!).Count > 0)
        {
            foreach (var (name, member) in (JsonObject)value!)
            {
                Attach(tree, FieldStep.Field(name), Fields(Member(schema, name), member));
            }
        }
        else if (value is JsonArray list && list.Count > 0 && schema.ListType is "map" or "set")
        {
            AddElements(tree, schema, (JsonArray)value!);
        }
        else
        {
            tree.IsMember = true;
        }

        return tree;
    }

    private static void AddElements(FieldTree tree, TypeSchema schema, JsonArray list)
    {
        foreach (var item in list)
        {
            if (FieldStep.Element(schema, item) is not { } step) continue;
            var element = schema.ListType == "set" ? new FieldTree() : Fields(schema.Items ?? TypeSchema.Unknown, item);
            element.IsMember = true;
            Attach(tree, step, element);
        }
    }

    private static void Attach(FieldTree tree, string step, FieldTree child)
    {
        var target = tree.At(step);
        target.IsMember |= child.IsMember;
        foreach (var (name, below) in child.Children) Attach(target, name, below);
    }
}
