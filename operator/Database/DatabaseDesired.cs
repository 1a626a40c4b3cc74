using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>The database as it should be.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Members">Its instances.</param>
internal sealed record DatabaseDesired(ClusterDesired Cluster, MemberDesired Members)
{
    /// <summary>Of one platform.</summary>
    public static DatabaseDesired For(PlatformPass pass, NetworkFacts network, SecurityFacts security) =>
        new(ClusterDesired.For(pass, network, security), MemberDesired.For(pass.Settings.Database, security));
}
