using System.Text.RegularExpressions;

namespace Wallet.Operator.Platform.Rules.Limits;

/// <summary>Patterns as the API server's RE2 reads them: linear in time, and <c>$</c> is the very end of the text.</summary>
internal static class GoRegex
{
    /// <summary>The pattern for .NET, whose <c>$</c> would let a line break follow.</summary>
    public static Regex Of(string pattern) => new(
        pattern.EndsWith('$') && !pattern.EndsWith(@"\$", StringComparison.Ordinal) ? $@"{pattern[..^1]}\z" : pattern,
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
