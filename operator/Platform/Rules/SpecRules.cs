using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>What fields of one spec must not say together: the CRD's expression rules once more.</summary>
internal static class SpecRules
{
    /// <summary>Each looks at one matter and reports everything that is wrong with it.</summary>
    public static readonly IReadOnlyList<Func<WalletPlatformSpec, IEnumerable<SpecViolation>>> All =
    [
        ProductionRules.ImageByDigest,
        ProductionRules.DeleteOnlyWithProtection,
        ProductionRules.OneReader,
        ProductionRules.TlsToBrokers,
        ProductionRules.TlsToCache,
        ProductionRules.CallersProveThemselves,
        AdoptionRules.ListWithExplicit,
        TagRules.Keys,
        TagRules.KeysApart,
        NetworkRules.SubnetsNamedOrCreated,
        DatabaseRules.ParametersThatExist,
        DatabaseRules.InsightsRetention,
        DatabaseRules.OneBackupToRestore,
        DatabaseRules.TimeOnlyOfCluster,
        TransportRules.TokenOnlyWithTls,
        TransportRules.PlaintextWithoutAuthentication,
        TransportRules.WaysThatWork,
        MessagingRules.TopicNames,
        AppRules.VariableNames,
        AppRules.OwnVariablesOnly,
        AppRules.ReplicasInOrder,
        AppRules.MemoryWithinFargateSize,
    ];
}
