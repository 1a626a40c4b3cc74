using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
using System.Xml.Linq;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>Reads an XML answer into its shape; unknown elements are passed over, every child of a list is an item.</summary>
internal static class QueryAnswer
{
    public static object? Read(XElement element, Shape shape) => shape.Kind switch
    {
        JsonTypeInfoKind.Object => ReadStructure(element, shape),
        JsonTypeInfoKind.Enumerable => ReadList(element, shape),
        JsonTypeInfoKind.Dictionary => ReadMap(element, shape),
        _ => ReadScalar(element.Value, shape.Contract),
    };

    private static object ReadStructure(XElement element, Shape shape)
    {
        var structure = shape.Create();
        foreach (var child in element.Elements())
        {
            if (shape.Members.TryGetValue(child.Name.LocalName, out var member))
                member.Set(structure, Read(child, member.Shape));
        }
        return structure;
    }

    private static IList ReadList(XElement element, Shape shape)
    {
        var list = (IList)shape.Create();
        foreach (var child in element.Elements())
            list.Add(Read(child, shape.Element));
        return list;
    }

    private static IDictionary ReadMap(XElement element, Shape shape)
    {
        var map = (IDictionary)shape.Create();
        foreach (var entry in element.Elements())
        {
            if (entry.Elements().ToArray() is [var key, var value])
                map[key.Value] = Read(value, shape.Element);
        }
        return map;
    }

    private static object? ReadScalar(string text, JsonTypeInfo contract)
    {
        var type = Nullable.GetUnderlyingType(contract.Type) ?? contract.Type;
        if (type == typeof(string))
            return text;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (type == typeof(bool))
            return XmlConvert.ToBoolean(text.Trim());
        if (type == typeof(DateTime))
            return TimestampConverter.Parse(text);
        return type.IsPrimitive
            ? JsonSerializer.Deserialize(text.Trim(), contract)
            : JsonSerializer.Deserialize($"\"{JsonEncodedText.Encode(text)}\"", contract); // ConstantClass
    }
}
