using System.Text;
using System.Text.RegularExpressions;
using Wallet.LocalCloud.Kubernetes.Schema;
using static Wallet.LocalCloud.Kubernetes.Cel.CelType;

namespace Wallet.LocalCloud.Kubernetes.Cel.Functions;

/// <summary>
/// Strings: places and lengths count code points. Sources: the standard functions, cel-go's strings extension, and the regex library
/// of Kubernetes, whose patterns are those of RE2.
/// </summary>
internal static class StringFunctions
{
    public static IEnumerable<CelFunction> All => [.. Questions(), .. Places(), .. Changes(), .. Patterns()];

    private static IEnumerable<CelFunction> Questions() =>
    [
        CelFunction.Method("contains", [Text, Text], Bool, a => S(a, 0).Contains(S(a, 1), StringComparison.Ordinal)),
        CelFunction.Method("startsWith", [Text, Text], Bool, a => S(a, 0).StartsWith(S(a, 1), StringComparison.Ordinal)),
        CelFunction.Method("endsWith", [Text, Text], Bool, a => S(a, 0).EndsWith(S(a, 1), StringComparison.Ordinal)),
        CelFunction.Global("size", [Text], Int, a => (long)Runes(S(a, 0)).Length),
        CelFunction.Method("size", [Text], Int, a => (long)Runes(S(a, 0)).Length),
        CelFunction.Global("size", [Bytes], Int, a => (long)((byte[])a[0]!).Length),
        CelFunction.Method("size", [Bytes], Int, a => (long)((byte[])a[0]!).Length),
    ];

    private static IEnumerable<CelFunction> Places() =>
    [
        CelFunction.Method("charAt", [Text, Int], Text, a => Part(S(a, 0), N(a, 1), Math.Min(N(a, 1) + 1, Runes(S(a, 0)).Length), "index")),
        CelFunction.Method("indexOf", [Text, Text], Int, a => Find(S(a, 0), S(a, 1), 0)),
        CelFunction.Method("indexOf", [Text, Text, Int], Int, a => Find(S(a, 0), S(a, 1), N(a, 2))),
        CelFunction.Method("lastIndexOf", [Text, Text], Int, a => FindLast(S(a, 0), S(a, 1))),
        CelFunction.Method("substring", [Text, Int], Text, a => Part(S(a, 0), N(a, 1), Runes(S(a, 0)).Length, "index")),
        CelFunction.Method("substring", [Text, Int, Int], Text, a => Part(S(a, 0), N(a, 1), N(a, 2), "range")),
    ];

    private static IEnumerable<CelFunction> Changes() =>
    [
        CelFunction.Method("lowerAscii", [Text], Text, a => Ascii(S(a, 0), char.ToLowerInvariant)),
        CelFunction.Method("upperAscii", [Text], Text, a => Ascii(S(a, 0), char.ToUpperInvariant)),
        CelFunction.Method("trim", [Text], Text, a => S(a, 0).Trim()),
        CelFunction.Method("replace", [Text, Text, Text], Text, a => Replace(S(a, 0), S(a, 1), S(a, 2), -1)),
        CelFunction.Method("replace", [Text, Text, Text, Int], Text, a => Replace(S(a, 0), S(a, 1), S(a, 2), N(a, 3))),
        CelFunction.Method("split", [Text, Text], ListOf(Text), a => Split(S(a, 0), S(a, 1), -1)),
        CelFunction.Method("split", [Text, Text, Int], ListOf(Text), a => Split(S(a, 0), S(a, 1), N(a, 2))),
        CelFunction.Method("join", [ListOf(Text)], Text, a => Join((CelList)a[0]!, "")),
        CelFunction.Method("join", [ListOf(Text), Text], Text, a => Join((CelList)a[0]!, S(a, 1))),
    ];

    private static IEnumerable<CelFunction> Patterns() =>
    [
        CelFunction.Method("matches", [Text, Text], Bool, a => Match(S(a, 1), pattern => pattern.IsMatch(GoPattern.Narrow(S(a, 0))))),
        CelFunction.Global("matches", [Text, Text], Bool, a => Match(S(a, 1), pattern => pattern.IsMatch(GoPattern.Narrow(S(a, 0))))),
        CelFunction.Method("find", [Text, Text], Text, a => Match(S(a, 1), pattern => pattern.Match(S(a, 0)).Value)),
        CelFunction.Method("findAll", [Text, Text], ListOf(Text), a => Match(S(a, 1), pattern => Matches(pattern, S(a, 0), int.MaxValue))),
        CelFunction.Method("findAll", [Text, Text, Int], ListOf(Text),
            a => Match(S(a, 1), pattern => Matches(pattern, S(a, 0), N(a, 2) < 0 ? int.MaxValue : (int)N(a, 2)))),
    ];

    private static string S(IReadOnlyList<object?> arguments, int index) => (string)arguments[index]!;

    private static long N(IReadOnlyList<object?> arguments, int index) => (long)arguments[index]!;

    private static Rune[] Runes(string text) => [.. text.EnumerateRunes()];

    private static string Join(IEnumerable<Rune> runes) => string.Concat(runes.Select(rune => rune.ToString()));

    private static object Join(CelList list, string separator)
        => list.Items.All(item => item is string) ? string.Join(separator, list.Items) : CelError.NoOverload;

    private static string Ascii(string text, Func<char, char> change) => string.Concat(text.Select(c => char.IsAscii(c) ? change(c) : c));

    private static object Part(string text, long from, long to, string what)
    {
        var runes = Runes(text);
        if (from > to) return new CelError($"invalid substring range. start: {from}, end: {to}");
        if (from < 0 || to > runes.Length) return new CelError($"{what} out of range: {(from < 0 || from > runes.Length ? from : to)}");
        return Join(runes[(int)from..(int)to]);
    }

    private static object Find(string text, string part, long from)
    {
        var (runes, wanted) = (Runes(text), Runes(part));
        if (from < 0 || from > runes.Length) return new CelError($"index out of range: {from}");
        for (var at = (int)from; at + wanted.Length <= runes.Length; at++)
        {
            if (runes.AsSpan(at, wanted.Length).SequenceEqual(wanted)) return (long)at;
        }

        return -1L;
    }

    private static object FindLast(string text, string part)
    {
        var (runes, wanted) = (Runes(text), Runes(part));
        for (var at = runes.Length - wanted.Length; at >= 0; at--)
        {
            if (runes.AsSpan(at, wanted.Length).SequenceEqual(wanted)) return (long)at;
        }

        return -1L;
    }

    private static string Replace(string text, string old, string now, long limit)
    {
        if (limit < 0 && old.Length > 0) return text.Replace(old, now, StringComparison.Ordinal);
        for (var at = 0; limit > 0 && text.IndexOf(old, at, StringComparison.Ordinal) is >= 0 and var place; limit--)
        {
            text = text[..place] + now + text[(place + old.Length)..];
            at = place + now.Length;
        }

        return text;
    }

    private static CelList Split(string text, string separator, long limit)
    {
        if (limit == 0) return new CelList([]);
        var count = limit < 0 ? int.MaxValue : (int)limit;
        return separator.Length == 0
            ? new CelList([.. Runes(text).Select(rune => rune.ToString())])
            : new CelList([.. text.Split(separator, count)]);
    }

    private static CelList Matches(Regex pattern, string text, int limit)
        => new([.. pattern.Matches(text).Take(limit).Select(match => match.Value)]);

    // Without backtracking, as RE2: patterns that need it are refused there too.
    private static object Match(string pattern, Func<Regex, object> use)
    {
        try
        {
            return use(new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
        }
        catch (Exception fault) when (fault is RegexParseException or NotSupportedException)
        {
            return new CelError($"error parsing regexp: {fault.Message}");
        }
    }
}
