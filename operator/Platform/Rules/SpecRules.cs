using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>What fields of one spec must not say together: the CRD's expression rules, and a few that it cannot express.</summary>
internal static class SpecRules
{
    /// <summary>Each looks at one matter and tells everything that is wrong with it.</summary>
    public static readonly IReadOnlyList<Func<WalletPlatformSpec, IEnumerable<SpecViolation>>> All =
    [
        ProductionRules.ImageByDigest,
        ProductionRules.IngressWithCertificate,
        ProductionRules.DeleteOnlyWithProtection,
        ProductionRules.OneReader,
        ProductionRules.TlsToBrokers,
        ProductionRules.TlsToCache,
        ProductionRules.CallersProveThemselves,
        ProfileRules.KnownVersion,
        TagRules.Keys,
        NetworkRules.SubnetsNamedOrCreated,
        NetworkRules.CidrBlocks,
        DatabaseRules.ParametersThatExist,
        DatabaseRules.InsightsRetention,
        DatabaseRules.OneBackupToRestore,
        DatabaseRules.TimeOnlyOfCluster,
        CacheRules.TokenOnlyWithTls,
        MessagingRules.PlaintextWithoutAuthentication,
        MessagingRules.CopiesWithinBrokers,
        AppRules.OwnVariablesOnly,
        AppRules.ReplicasInOrder,
        AppRules.MemoryWithinFargateSize,
    ];
}
