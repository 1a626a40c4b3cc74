using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Amazon.Runtime;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>Changes as text, so that one line of a table states all of a change.</summary>
internal static class ChangeTexts
{
    /// <summary>Verb, resource, detail and effect of each.</summary>
    public static IEnumerable<string> Texts(this IEnumerable<IRoomChange> changes) => changes.Select(change => Text(change.What));

    /// <summary>Verb, resource, detail and effect, and the request with everything that is set in it.</summary>
    public static string InFull(this AwsChange change) => $"{change.What} ({change.What.Effect}): {Text(change.Request)}";

    /// <summary>Each change in full, in order.</summary>
    public static IEnumerable<string> InFull(this IEnumerable<AwsChange> changes) => changes.Select(InFull);

    /// <summary>A request by its type and everything that is set in it.</summary>
    public static string Text(object request) => $"{request.GetType().Name} {Of(request)}";

    private static string Text(PlannedChange what) => what.Effect == ChangeEffect.None ? $"{what}" : $"{what} ({what.Effect})";

    private static string Of(object value) => value switch
    {
        string text => text,
        ConstantClass constant => constant.Value,
        MemoryStream stream => Encoding.UTF8.GetString(stream.ToArray()),
        IDictionary map => $"{{{string.Join(", ", map.Keys.Cast<object>().Select(key => $"{key}: {Of(map[key]!)}"))}}}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Of))}]",
        IConvertible plain => plain.ToString(CultureInfo.InvariantCulture),
        _ => $"{{{string.Join(", ", Set(value).Select(property => $"{property.Name}: {Of(property.GetValue(value)!)}"))}}}",
    };

    private static IEnumerable<PropertyInfo> Set(object value) => value.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.GetValue(value) is not null).OrderBy(property => property.Name, StringComparer.Ordinal);
}
