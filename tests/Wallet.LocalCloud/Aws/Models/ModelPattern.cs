using System.Text;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Aws.Models;

/// <summary>
/// The models' patterns are Java's: they must match the whole of a value, and \w and \d know ASCII only
/// (java.util.regex.Pattern, "Predefined character classes").
/// </summary>
/// <param name="text">As the model has it.</param>
public sealed class ModelPattern(string text)
{
    private static readonly Dictionary<char, string> Ascii = new()
    {
        ['w'] = "a-zA-Z0-9_",
        ['d'] = "0-9",
    };

    private readonly Lazy<Regex> _regex = new(() => new($@"\A(?:{WithAsciiClasses(text)})\z", RegexOptions.CultureInvariant));

    /// <summary>Whether the whole of <paramref name="value"/> matches.</summary>
    public bool Matches(string value) => _regex.Value.IsMatch(value);

    /// <summary>The pattern as the model has it.</summary>
    public override string ToString() => text;

    private static string WithAsciiClasses(string pattern)
    {
        var text = new StringBuilder();
        var inClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            var current = pattern[at];
            if (current == '\\' && at + 1 < pattern.Length)
            {
                var escaped = pattern[++at];
                text.Append(Ascii.TryGetValue(escaped, out var members) ? inClass ? members : $"[{members}]" : $"\\{escaped}");
                continue;
            }
            inClass = current switch { '[' => true, ']' => false, _ => inClass };
            text.Append(current);
        }
        return text.ToString();
    }
}
