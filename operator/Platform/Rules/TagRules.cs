using Wallet.Operator.Platform.Rules.Limits;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>
/// Keys of the user's tags, by the rules that all services share (Tagging AWS resources: limits and requirements); to IAM, keys
/// that differ in case alone are the same.
/// </summary>
internal static class TagRules
{
    private const int LongestKey = 128;

    private static readonly GoRegex Characters = new(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$");
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
            .Select(same => string.Join(", ", same.Order(StringComparer.Ordinal)))
            .Select(names => new SpecViolation("spec.tags", $"keys must differ by more than case: {names}"));

    private static IEnumerable<string> Complaints(string key)
    {
        if (Array.Exists(Reserved, prefix => Lower(key).StartsWith(prefix, StringComparison.Ordinal)))
            yield return $"keys must not start with aws: or wallet-operator.io/, as {key} does";
        if (key.EnumerateRunes().Count() is 0 or > LongestKey)
            yield return $"keys have 1 to {LongestKey} characters";
        if (!Characters.IsMatch(key))
            yield return "keys may hold letters, digits, spaces and _.:/=+-@ only, as tags of AWS do";
        if (Array.Find(Own, own => own != key && Lower(own) == Lower(key)) is { } mine)
            yield return $"{key} differs from the operator's own {mine} by case only";
    }

    // ASCII only, as lowerAscii() of the CRD's rules.
    private static string Lower(string text) => string.Create(text.Length, text, static (lower, from) =>
    {
        for (var index = 0; index < from.Length; index++)
            lower[index] = char.IsAsciiLetterUpper(from[index]) ? (char)(from[index] | 0x20) : from[index];
    });
}
