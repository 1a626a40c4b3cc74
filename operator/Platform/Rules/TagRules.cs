using System.Globalization;
using System.Text;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>
/// The user's tags, and the two that have fields of their own, by the rules that all services share (Tagging AWS resources: limits and
/// requirements); IAM does not tell keys apart by case.
/// </summary>
internal static class TagRules
{
    private const int LongestKey = 128;
    private const string Marks = "_.:/=+-@";

    private static readonly string[] Reserved = ["aws:", "wallet-operator.io/"];
    private static readonly string[] Own = ["Name", "Environment", "Project", "Owner", "ManagedBy"];

    public static IEnumerable<SpecViolation> Keys(WalletPlatformSpec spec)
        => from key in spec.Tags?.Keys ?? []
           from complaint in Complaints(key)
           select new SpecViolation("spec.tags", complaint);

    public static IEnumerable<SpecViolation> KeysApart(WalletPlatformSpec spec)
        => (spec.Tags?.Keys ?? [])
            .GroupBy(Lower)
            .Where(same => same.Count() > 1)
            .Select(same => new SpecViolation("spec.tags", $"keys must differ by more than case: {string.Join(", ", same.Order(StringComparer.Ordinal))}"));

    public static IEnumerable<SpecViolation> Characters(WalletPlatformSpec spec) =>
    [
        .. from tag in spec.Tags ?? new Dictionary<string, string>()
           where !tag.Value.EnumerateRunes().All(IsAllowed)
           select new SpecViolation($"spec.tags.{tag.Key}", Allowed("the value")),
        .. Text("spec.owner", spec.Owner),
        .. Text("spec.project", spec.Project),
    ];

    private static IEnumerable<string> Complaints(string key)
    {
        if (Array.Exists(Reserved, prefix => Lower(key).StartsWith(prefix, StringComparison.Ordinal)))
            yield return $"keys must not start with aws: or wallet-operator.io/, as {key} does";
        if (key.EnumerateRunes().Count() is 0 or > LongestKey)
            yield return $"keys have 1 to {LongestKey} characters";
        if (!key.EnumerateRunes().All(IsAllowed))
            yield return Allowed("a key");
        if (Array.Find(Own, own => own != key && Lower(own) == Lower(key)) is { } mine)
            yield return $"{key} differs from the operator's own {mine} by case only";
    }

    private static IEnumerable<SpecViolation> Text(string path, string? value)
        => value?.EnumerateRunes().All(IsAllowed) ?? true ? [] : [new(path, Allowed("it"))];

    private static string Allowed(string what) => $"{what} may hold letters, digits, spaces and {Marks} only, as tags of AWS do";

    // Code points, as [\p{L}\p{Z}\p{N}_.:/=+\-@] of the API server's RE2 has them; .NET's matches halves of those beyond U+FFFF.
    private static bool IsAllowed(Rune rune) => (rune.IsAscii && Marks.Contains((char)rune.Value)) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    // ASCII only, as lowerAscii() of the CRD's rules.
    private static string Lower(string text) => string.Create(text.Length, text, static (lower, from) =>
    {
        for (var index = 0; index < from.Length; index++)
            lower[index] = char.IsAsciiLetterUpper(from[index]) ? (char)(from[index] | 0x20) : from[index];
    });
}
