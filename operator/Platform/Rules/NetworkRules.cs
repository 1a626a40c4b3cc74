using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>Where things run.</summary>
internal static class NetworkRules
{
    public static IEnumerable<SpecViolation> SubnetsNamedOrCreated(WalletPlatformSpec spec)
        => spec.Network is { DatabaseSubnetIds: not null, DatabaseSubnetCidrs: not null }
            ? [new("spec.network", "set databaseSubnetIds or databaseSubnetCidrs, not both")]
            : [];

    public static IEnumerable<SpecViolation> ClusterNamed(PlatformSettings settings)
        => settings.Network.EksClusterName.Length == 0
            ? [new("spec.network.eksClusterName", "is needed: the operator was started without a cluster of its own")]
            : [];
}
