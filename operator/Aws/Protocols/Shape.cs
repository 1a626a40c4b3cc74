using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>A JSON contract as the query protocol needs it: members by wire name, with the element names of their lists.</summary>
internal sealed class Shape
{
    private static readonly ConcurrentDictionary<JsonTypeInfo, Shape> Known = new();
    private readonly Lazy<Shape> _element;

    private Shape(JsonTypeInfo contract)
    {
        Contract = contract;
        Members = contract.Kind == JsonTypeInfoKind.Object
            ? contract.Properties.Select(property => new Member(property)).ToFrozenDictionary(member => member.Name, StringComparer.Ordinal)
            : FrozenDictionary<string, Member>.Empty;
        _element = new(() => Of(contract.Options.GetTypeInfo(contract.ElementType!)));
    }

    public JsonTypeInfo Contract { get; }

    public JsonTypeInfoKind Kind => Contract.Kind;

    public FrozenDictionary<string, Member> Members { get; }

    /// <summary>Shape of a list's or a map's values.</summary>
    public Shape Element => _element.Value;

    public static Shape Of(JsonTypeInfo contract) => Known.GetOrAdd(contract, found => new Shape(found));

    public object Create() => Contract.CreateObject!();

    /// <summary>One member of a structure.</summary>
    internal sealed class Member(JsonPropertyInfo property)
    {
        private readonly Lazy<Shape> _shape = new(() => Of(property.Options.GetTypeInfo(property.PropertyType)));

        public string Name => property.Name;

        public string ListElement { get; } =
            property.AttributeProvider?.GetCustomAttributes(typeof(ListMemberAttribute), false) is [ListMemberAttribute list, ..]
                ? list.Name
                : "member";

        public Shape Shape => _shape.Value;

        public object? Get(object owner) => property.Get?.Invoke(owner);

        public void Set(object owner, object? value) => property.Set?.Invoke(owner, value);
    }
}
