using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>The user's tags.</summary>
internal static class TagRules
{
    private const int LongestKey = 128;

    public static IEnumerable<SpecViolation> Keys(WalletPlatformSpec spec)
        => from key in spec.Tags?.Keys ?? []
           from complaint in Complaints(key)
           select new SpecViolation("spec.tags", complaint);

    private static IEnumerable<string> Complaints(string key)
    {
        if (key.StartsWith("aws:", StringComparison.Ordinal) || key.StartsWith("wallet-operator.io/", StringComparison.Ordinal))
            yield return $"keys must not start with aws: or wallet-operator.io/, as {key} does";
        if (key.Length > LongestKey)
            yield return $"keys are at most {LongestKey} characters";
    }
}
