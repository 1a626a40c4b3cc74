using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Platform.Rules;

/// <summary>What must hold after the profile has filled the gaps: a spec can be at odds with a default that it did not mention.</summary>
internal static class SettingsRules
{
    /// <summary>Each looks at one matter and reports everything that is wrong with it.</summary>
    public static readonly IReadOnlyList<Func<PlatformSettings, IEnumerable<SpecViolation>>> All =
    [
        NetworkRules.ClusterNamed,
        ProductionRules.EncryptedFromOutside,
        WindowRules.Apart,
        WindowRules.Lengths,
        DatabaseRules.InsightsOnClass,
        TransportRules.IamBesidePlaintext,
        MessagingRules.CopiesWithinBrokers,
    ];
}
