using System.Text;
using System.Text.RegularExpressions;

namespace Wallet.Operator.Platform.Rules.Limits;

/// <summary>A pattern as the API server's RE2 reads it: in linear time, by code points, <c>$</c> at the very end only.</summary>
internal sealed class GoRegex(string pattern)
{
    private readonly Regex _regex = new(
        pattern.EndsWith('$') && !pattern.EndsWith(@"\$", StringComparison.Ordinal) ? $@"{pattern[..^1]}\z" : pattern,
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Whether the text, or a part of it, is of the form.</summary>
    public bool IsMatch(string text) => _regex.IsMatch(string.Concat(text.EnumerateRunes().Select(InOneUnit)));

    public override string ToString() => pattern;

    // .NET matches UTF-16 units: a character of two is shown to it as another of its kind that has one.
    private static string InOneUnit(Rune rune) => rune switch
    {
        { IsBmp: true } => rune.ToString(),
        _ when Rune.IsLetter(rune) => "\u00aa",
        _ when Rune.IsNumber(rune) => "\u00b2",
        _ => "\ufffd",
    };
}
