using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Wallet.Api.Http.Json;

/// <summary>
/// Escapes such as <c>\ud800</c> that are one half of a character without the other. JSON's grammar lets them pass, but no text can hold
/// them (RFC 8259, 8.2; RFC 7493, 2.1): who reads them back fails.
/// </summary>
internal static class SurrogateEscapes
{
    private const int EscapeLength = 6;
    private const string Replacement = "\\ufffd";

    /// <summary>The place of the first text or name that has one, such as $.metadata.a[0]; null when none has.</summary>
    public static string? FindLone(ReadOnlySpan<byte> json)
    {
        if (NextLone(json, 0) < 0)
            return null;
        var reader = new Utf8JsonReader(json);
        var place = new JsonPlace();
        while (reader.Read())
        {
            place.Pass(ref reader);
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && NextLone(reader.ValueSpan, 0) >= 0)
                return place.Text;
        }
        return null;
    }

    /// <summary>The same JSON with the replacement character (U+FFFD) in the place of each.</summary>
    public static string Replace(string json)
    {
        if (!json.Contains("\\u", StringComparison.OrdinalIgnoreCase))
            return json;
        var bytes = Encoding.UTF8.GetBytes(json);
        for (var at = NextLone(bytes, 0); at >= 0; at = NextLone(bytes, at))
            Encoding.ASCII.GetBytes(Replacement, bytes.AsSpan(at));
        return Encoding.UTF8.GetString(bytes);
    }

    // Outside of texts and names JSON has no backslash, so that whole documents can be looked through as well as single texts.
    private static int NextLone(ReadOnlySpan<byte> text, int from)
    {
        for (var i = from; i < text.Length;)
        {
            var next = text[i..].IndexOf((byte)'\\');
            if (next < 0)
                return -1;
            i += next;
            var unit = UnitAt(text, i);
            if (unit is not { } value)
                i += 2;
            else if (!char.IsSurrogate(value))
                i += EscapeLength;
            else if (char.IsHighSurrogate(value) && UnitAt(text, i + EscapeLength) is { } low && char.IsLowSurrogate(low))
                i += 2 * EscapeLength;
            else
                return i;
        }
        return -1;
    }

    private static char? UnitAt(ReadOnlySpan<byte> text, int at)
        => text.Length >= at + EscapeLength && text[at] == '\\' && text[at + 1] == 'u'
            && ushort.TryParse(text.Slice(at + 2, EscapeLength - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
