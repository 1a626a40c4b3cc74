using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>Defaults to choose from.</summary>
internal static class ProfileRules
{
    public static IEnumerable<SpecViolation> KnownVersion(WalletPlatformSpec spec)
        => spec.ProfileVersion is null || EnvironmentProfiles.Versions.Contains(spec.ProfileVersion)
            ? []
            : [new("spec.profileVersion", $"must be one of {string.Join(", ", EnvironmentProfiles.Versions)}")];
}
