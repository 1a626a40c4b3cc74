using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>The type of an expression or of a value.</summary>
/// <param name="Name">As error messages call it.</param>
/// <param name="Of">The element's type of a list or an optional, the value's of a map.</param>
/// <param name="Fields">The schema of an object, whose fields are its properties.</param>
internal sealed record CelType(string Name, CelType? Of = null, TypeSchema? Fields = null)
{
    public static readonly CelType Dyn = new("dyn");
    public static readonly CelType Null = new("null_type");
    public static readonly CelType Bool = new("bool");
    public static readonly CelType Int = new("int");
    public static readonly CelType Uint = new("uint");
    public static readonly CelType Double = new("double");
    public static readonly CelType Text = new("string");
    public static readonly CelType Bytes = new("bytes");
    public static readonly CelType Timestamp = new("google.protobuf.Timestamp");
    public static readonly CelType Duration = new("google.protobuf.Duration");
    public static readonly CelType AnyList = ListOf(Dyn);
    public static readonly CelType AnyMap = MapOf(Dyn);
    public static readonly CelType AnyOptional = OptionalOf(Dyn);
    public static readonly CelType Quantity = new("kubernetes.Quantity");
    public static readonly CelType Url = new("kubernetes.URL");
    public static readonly CelType Ip = new("net.IP");
    public static readonly CelType Cidr = new("net.CIDR");
    public static readonly CelType TypeName = new("type");

    public static CelType ListOf(CelType item) => new("list", item);

    public static CelType MapOf(CelType value) => new("map", value);

    public static CelType OptionalOf(CelType value) => new("optional_type", value);

    /// <summary>The type of a value of a custom resource.</summary>
    public static CelType OfSchema(TypeSchema schema)
    {
        if (schema.IntOrString || ReferenceEquals(schema, TypeSchema.Unknown)) return Dyn;
        return schema.Type switch
        {
            "object" when schema.Additional is { } values => MapOf(OfSchema(values)),
            "object" => new CelType("object", Fields: schema),
            "array" => ListOf(schema.Items is { } items ? OfSchema(items) : Dyn),
            "boolean" => Bool,
            "integer" => Int,
            "number" => Double,
            "string" => schema.Format switch { "byte" => Bytes, "date" or "date-time" => Timestamp, "duration" => Duration, _ => Text },
            _ => Dyn,
        };
    }

    public static CelType OfValue(object? value) => value switch
    {
        null => Null,
        bool => Bool,
        long => Int,
        ulong => Uint,
        double => Double,
        string => Text,
        byte[] => Bytes,
        DateTimeOffset => Timestamp,
        TimeSpan => Duration,
        CelList => AnyList,
        CelMap => AnyMap,
        CelOptional => AnyOptional,
        CelQuantity => Quantity,
        CelUrl => Url,
        CelIp => Ip,
        CelCidr => Cidr,
        CelType => TypeName,
        _ => Dyn,
    };

    /// <summary>Whether a value of another type may stand where this one is asked for; what is not known until run time may.</summary>
    public bool Takes(CelType other)
    {
        if (Name == "dyn" || other.Name == "dyn") return true;
        if (Name is "map" && other.Name == "object") return Of!.Name == "dyn";
        if (Name != other.Name) return false;
        if (Name == "object") return Fields is null || other.Fields is null || ReferenceEquals(Fields, other.Fields);
        return Of is null || other.Of is null || Of.Takes(other.Of);
    }

    public override string ToString() => Of is null ? Name : Name == "map" ? $"map(string, {Of})" : $"{Name}({Of})";
}
