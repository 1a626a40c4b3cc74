using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>
/// Schemas of the built-in kinds: the shape by reflection over KubernetesClient's models, and what the models do not tell
/// (list keys, atomic maps, always-written fields) from <see cref="ModelNotes"/>.
/// </summary>
internal static class ModelSchema
{
    private static readonly ConcurrentDictionary<Type, TypeSchema> Known = new();
    private static readonly Lock Building = new();

    public static TypeSchema Metadata { get; } = Of(typeof(V1ObjectMeta));

    public static TypeSchema Of(Type model)
    {
        if (Known.TryGetValue(model, out var known)) return known;
        lock (Building)
        {
            return Build(model, []);
        }
    }

    // Types that contain themselves are found among those being built.
    private static TypeSchema Build(Type model, Dictionary<Type, TypeSchema> building)
    {
        if (Known.TryGetValue(model, out var known) || building.TryGetValue(model, out known)) return known;
        var schema = new TypeSchema
        {
            Name = ModelNames.OpenApi(model),
            Type = "object",
            IsAtomicMap = ModelNotes.AtomicTypes.Contains(model.Name),
        };
        building[model] = schema;
        foreach (var property in model.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<JsonPropertyNameAttribute>() is not { } name) continue;
            schema.Properties[name.Name] = Property(model, name.Name, property.PropertyType, building);
        }

        foreach (var (type, built) in building) Known.TryAdd(type, built);
        return schema;
    }

    private static TypeSchema Property(Type owner, string name, Type type, Dictionary<Type, TypeSchema> building)
    {
        var shape = Shape(type, building);
        var note = ModelNotes.Find(owner.Name, name);
        var zero = ModelNotes.Zero(owner.Name, name);
        if (note is null && zero is null) return shape;
        return Annotated(shape, note, zero);
    }

    // A shared type is not changed by the field that uses it: the field gets a schema of its own over the same members.
    private static TypeSchema Annotated(TypeSchema shape, ModelNote? note, string? zero)
    {
        var own = new TypeSchema
        {
            Name = shape.Name,
            Type = shape.Type,
            Format = shape.Format,
            Items = shape.Items,
            Additional = shape.Additional,
            PreserveUnknown = shape.PreserveUnknown,
            IntOrString = shape.IntOrString,
            IsAtomicMap = shape.IsAtomicMap || note?.Atomic == true,
            ListType = note?.ListType ?? shape.ListType,
            MapKeys = note?.Keys ?? [],
            MergeKey = note?.MergeKey ?? "",
            Default = note?.Default is { } text ? JsonValue.Create(text) : null,
            Zero = zero,
        };
        own.ShareMembers(shape);
        return own;
    }

    private static TypeSchema Shape(Type type, Dictionary<Type, TypeSchema> building)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return new TypeSchema { Type = "string" };
        if (type == typeof(bool)) return new TypeSchema { Type = "boolean" };
        if (type == typeof(int)) return new TypeSchema { Type = "integer", Format = "int32" };
        if (type == typeof(long)) return new TypeSchema { Type = "integer", Format = "int64" };
        if (type == typeof(double)) return new TypeSchema { Type = "number", Format = "double" };
        if (type == typeof(DateTime)) return new TypeSchema { Type = "string", Format = "date-time" };
        if (type == typeof(byte[])) return new TypeSchema { Type = "string", Format = "byte" };
        if (type.Name == "IntOrString") return new TypeSchema { IntOrString = true };
        if (type == typeof(ResourceQuantity)) return new TypeSchema { IntOrString = true, Format = "quantity" };
        return Composite(type, building);
    }

    private static TypeSchema Composite(Type type, Dictionary<Type, TypeSchema> building)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>))
        {
            return new TypeSchema { Type = "object", Additional = Shape(type.GetGenericArguments()[1], building) };
        }

        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
        {
            return new TypeSchema { Type = "array", Items = Shape(type.GetGenericArguments()[0], building) };
        }

        return type == typeof(object) || !type.Namespace!.StartsWith("k8s", StringComparison.Ordinal)
            ? TypeSchema.Unknown
            : Build(type, building);
    }
}
