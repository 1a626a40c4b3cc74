using System.Globalization;
using System.Text;
using static Wallet.LocalCloud.Kubernetes.Cel.CelType;

namespace Wallet.LocalCloud.Kubernetes.Cel.Functions;

/// <summary>Conversions between types.</summary>
internal static class ConversionFunctions
{
    private static readonly CelError IntRange = new("integer overflow");
    private static readonly CelError UintRange = new("unsigned integer overflow");

    public static IEnumerable<CelFunction> All =>
    [
        Of("int", Int, Int, value => value),
        Of("int", Uint, Int, value => (ulong)value <= long.MaxValue ? (long)(ulong)value : IntRange),
        Of("int", CelType.Double, Int, value => (double)value is > -9.3e18 and < 9.2e18 ? (long)(double)value : IntRange),
        Of("int", Text, Int, value => Whole((string)value)),
        Of("int", Timestamp, Int, value => ((DateTimeOffset)value).ToUnixTimeSeconds()),
        Of("uint", Uint, Uint, value => value),
        Of("uint", Int, Uint, value => (long)value >= 0 ? (ulong)(long)value : UintRange),
        Of("uint", CelType.Double, Uint, value => (double)value is >= 0 and < 1.8e19 ? (ulong)(double)value : UintRange),
        Of("uint", Text, Uint, value => ulong.TryParse((string)value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : Unreadable("uint", value)),
        Of("double", CelType.Double, CelType.Double, value => value),
        Of("double", Int, CelType.Double, value => (double)(long)value),
        Of("double", Uint, CelType.Double, value => (double)(ulong)value),
        Of("double", Text, CelType.Double, value => Real((string)value)),
        Of("bool", Bool, Bool, value => value),
        Of("bool", Text, Bool, value => (string)value switch
        {
            "true" or "TRUE" or "True" or "t" or "1" => true,
            "false" or "FALSE" or "False" or "f" or "0" => false,
            _ => Unreadable("bool", value),
        }),
        Of("string", Text, Text, value => value),
        Of("string", Bool, Text, value => (bool)value ? "true" : "false"),
        Of("string", Int, Text, value => ((long)value).ToString(CultureInfo.InvariantCulture)),
        Of("string", Uint, Text, value => ((ulong)value).ToString(CultureInfo.InvariantCulture)),
        Of("string", CelType.Double, Text, value => ((double)value).ToString("R", CultureInfo.InvariantCulture)),
        Of("string", Bytes, Text, value => Encoding.UTF8.GetString((byte[])value)),
        Of("string", Timestamp, Text, value => CelTime.Write((DateTimeOffset)value)),
        Of("string", Duration, Text, value => $"{((TimeSpan)value).TotalSeconds.ToString("R", CultureInfo.InvariantCulture)}s"),
        Of("string", Ip, Text, value => value.ToString()!),
        Of("string", Cidr, Text, value => value.ToString()!),
        Of("bytes", Bytes, Bytes, value => value),
        Of("bytes", Text, Bytes, value => Encoding.UTF8.GetBytes((string)value)),
        CelFunction.Global("dyn", [Dyn], Dyn, arguments => arguments[0]),
        CelFunction.Global("type", [Dyn], CelType.TypeName, arguments => OfValue(arguments[0])),
        Of("timestamp", Timestamp, Timestamp, value => value),
        Of("timestamp", Text, Timestamp, value => CelTime.Timestamp((string)value) is { } time ? time : Unreadable("timestamp", value)),
        Of("duration", Duration, Duration, value => value),
        Of("duration", Text, Duration, value => CelTime.Duration((string)value) is { } span ? span : Unreadable("duration", value)),
    ];

    private static CelFunction Of(string name, CelType from, CelType to, Func<object, object> convert)
        => CelFunction.Global(name, [from], to, arguments => convert(arguments[0]!));

    private static object Whole(string text)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : Unreadable("int", text);

    private static object Real(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : Unreadable("double", text);

    private static CelError Unreadable(string type, object value) => new($"type conversion error from '{value}' to '{type}'");
}
