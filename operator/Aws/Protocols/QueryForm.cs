using System.Collections;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>Writes a request as form parameters: <c>Tags.Tag.1.Key=Owner</c>.</summary>
internal static class QueryForm
{
    public static void Write(IDictionary<string, string> form, object request, Shape shape) => Write(form, "", request, shape, "member");

    private static void Write(IDictionary<string, string> form, string name, object? value, Shape shape, string listElement)
    {
        if (value is null)
            return;
        switch (shape.Kind)
        {
            case JsonTypeInfoKind.Object:
                foreach (var member in shape.Members.Values)
                    Write(form, name.Length == 0 ? member.Name : $"{name}.{member.Name}", member.Get(value), member.Shape, member.ListElement);
                break;
            case JsonTypeInfoKind.Enumerable:
                WriteList(form, name, (IEnumerable)value, shape, listElement);
                break;
            case JsonTypeInfoKind.Dictionary:
                throw new NotSupportedException($"{name}: no operation of ours sends a map in a form.");
            default:
                form[name] = Text(value);
                break;
        }
    }

    private static void WriteList(IDictionary<string, string> form, string name, IEnumerable items, Shape shape, string listElement)
    {
        var count = 0;
        foreach (var item in items)
            Write(form, $"{name}.{listElement}.{++count}", item, shape.Element, "member");
        if (count == 0)
            form[name] = ""; // An empty list is said, unlike one that is left out.
    }

    private static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!, // ConstantClass
    };
}
