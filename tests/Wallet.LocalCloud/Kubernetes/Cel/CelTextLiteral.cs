using System.Globalization;
using System.Text;

namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>String and bytes literals: quoted once or three times, raw or with escapes.</summary>
internal static class CelTextLiteral
{
    private const string Simple = "abfnrtv\\?\"'`";
    private const string SimpleMeanings = "\a\b\f\n\r\t\v\\?\"'`";

    public static bool Begins(string text, int at)
    {
        while (at < text.Length && text[at] is 'r' or 'R' or 'b' or 'B') at++;
        return at < text.Length && text[at] is '"' or '\'' && Prefix(text, at) is "" or "r" or "b" or "rb" or "br";
    }

    public static object Read(string text, ref int at)
    {
        var start = at;
        while (text[at] is not ('"' or '\'')) at++;
        var prefix = text[start..at].ToLowerInvariant();
        var quote = new string(text[at], 3);
        if (string.CompareOrdinal(text, at, quote, 0, 3) != 0) quote = quote[..1];
        at += quote.Length;
        var content = new StringBuilder();
        while (string.CompareOrdinal(text, at, quote, 0, quote.Length) != 0)
        {
            var isCut = at >= text.Length || (quote.Length == 1 && text[at] is '\n' or '\r');
            if (isCut) throw new CelSyntaxException(start, "Syntax error: unclosed string");
            if (text[at] == '\\' && !prefix.Contains('r')) Escape(text, ref at, content);
            else content.Append(text[at++]);
        }

        at += quote.Length;
        return prefix.Contains('b') ? Encoding.UTF8.GetBytes(content.ToString()) : content.ToString();
    }

    // The letters directly before the quote; a longer name before it is a name.
    private static string Prefix(string text, int quote)
    {
        var start = quote;
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == '_')) start--;
        return text[start..quote].ToLowerInvariant();
    }

    private static void Escape(string text, ref int at, StringBuilder content)
    {
        var start = at++;
        var kind = at < text.Length ? text[at++] : '\0';
        var digits = kind switch { 'x' or 'X' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (Simple.IndexOf(kind) is >= 0 and var index)
        {
            content.Append(SimpleMeanings[index]);
        }
        else if (digits > 0 && at + digits <= text.Length
            && int.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && Rune.IsValid(code))
        {
            content.Append(new Rune(code));
            at += digits;
        }
        else if (kind is >= '0' and <= '3' && at + 2 <= text.Length)
        {
            content.Append((char)Convert.ToInt32(text.Substring(at - 1, 3), 8));
            at += 2;
        }
        else
        {
            throw new CelSyntaxException(start, "Syntax error: invalid escape sequence");
        }
    }
}
