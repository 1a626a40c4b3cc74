using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Apply;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>
/// The value that a changed value had before. Elements of keyed lists are found by their keys; those of other lists, and members of
/// atomic maps, have no value before: nothing says which one they were.
/// Source: "Transition rules", kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions.
/// </summary>
internal readonly record struct ValueBefore(bool IsKnown, JsonNode? Value)
{
    public static ValueBefore None { get; }

    public static ValueBefore Of(JsonNode? value) => new(value is not null, value);

    /// <summary>Whether it was the same before.</summary>
    public bool Holds(JsonNode? now) => IsKnown && JsonAccess.Same(now, Value);

    public ValueBefore Member(TypeSchema schema, string name)
        => schema.IsAtomicMap || Value is not JsonObject ? None : Of(Value.At(name));

    public ValueBefore Item(TypeSchema schema, JsonNode? item)
        => schema.ListType == "map" && Value is JsonArray list && FieldStep.Element(schema, item) is { } step
            ? Of(list.FirstOrDefault(other => FieldStep.Element(schema, other) == step))
            : None;
}
