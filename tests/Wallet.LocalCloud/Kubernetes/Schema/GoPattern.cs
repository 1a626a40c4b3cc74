using System.Text;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>Patterns as Go's regexp has them: $ is the very end, and a character beyond U+FFFF is one character.</summary>
internal static class GoPattern
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Whether a text matches somewhere.</summary>
    public static bool IsMatch(string text, string pattern)
    {
        var end = pattern.EndsWith('$') && !pattern.EndsWith(@"\$", StringComparison.Ordinal) ? pattern[..^1] + @"\z" : pattern;
        return Regex.IsMatch(Narrow(text), end, RegexOptions.CultureInvariant, Limit);
    }

    /// <summary>A text whose wide characters, which .NET sees as two halves, stand as narrow ones of their category.</summary>
    public static string Narrow(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune switch
    {
        { IsBmp: true } => rune.ToString(),
        _ when Rune.IsLetter(rune) => "\ua000",
        _ when Rune.IsNumber(rune) => "\u0660",
        _ => "\ue000",
    }));
}
