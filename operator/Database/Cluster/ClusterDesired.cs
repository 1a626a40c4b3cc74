using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database.Cluster;

/// <summary>The Aurora cluster as it should be.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="ParameterGroup">Cluster parameter group.</param>
/// <param name="SubnetGroup">Subnet group, fixed at creation.</param>
/// <param name="SecurityGroupIds">Security groups.</param>
/// <param name="KeyArn">Key of the storage, fixed at creation.</param>
/// <param name="AdminUsername">Administrator, fixed at creation.</param>
/// <param name="AdminPassword">Its password; does not print itself.</param>
/// <param name="Settings">The spec section.</param>
/// <param name="Tags">Tags.</param>
internal sealed record ClusterDesired(
    string Id,
    string ParameterGroup,
    string SubnetGroup,
    IReadOnlyList<string> SecurityGroupIds,
    string KeyArn,
    string AdminUsername,
    SecretText AdminPassword,
    DatabaseSettings Settings,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Of one platform.</summary>
    public static ClusterDesired For(PlatformPass pass, NetworkFacts network, SecurityFacts security)
    {
        var id = DatabaseNames.Cluster(pass.Names);
        return new ClusterDesired(
            id,
            id,
            network.DatabaseSubnetGroup,
            [network.DatabaseSecurityGroupId],
            security.KeyArns[DatabaseNames.Component],
            security.DatabaseAdmin.Username,
            security.DatabaseAdmin.Password,
            pass.Settings.Database,
            DatabaseNames.ClusterTags(pass));
    }
}
