using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Network;

/// <summary>What later rooms need of the network, from what is there.</summary>
internal static class NetworkReport
{
    /// <summary>
    /// The facts, as soon as everything that others refer to exists. Subnets are those in use: a spec or a VPC in which not enough are
    /// found takes nothing away from what is built.
    /// </summary>
    public static NetworkFacts? FactsOf(PlatformPass pass, NetworkObserved observed)
    {
        if (observed is not { Cluster: { OidcIssuer: { } issuer } cluster, VpcId: { } vpcId }
            || observed.SubnetGroup(SubnetGroupKind.Database) is not { } database
            || observed.SubnetGroup(SubnetGroupKind.Cache) is not { } cache
            || GroupsOf(pass, observed) is not { } groups)
            return null;
        return new NetworkFacts
        {
            EksClusterName = cluster.Name,
            OidcIssuer = issuer,
            VpcId = vpcId,
            PublicSubnetIds = NetworkGround.Choose(pass, observed).Public,
            PrivateSubnetIds = ByZone(observed, cache.SubnetIds),
            DatabaseSubnetIds = ByZone(observed, database.SubnetIds),
            DatabaseSubnetGroup = database.Name,
            CacheSubnetGroup = cache.Name,
            ClusterSecurityGroupId = cluster.SecurityGroupId,
            DatabaseSecurityGroupId = groups[SecurityGroupRole.Database],
            CacheSecurityGroupId = groups[SecurityGroupRole.Cache],
            MessagingSecurityGroupId = groups[SecurityGroupRole.Messaging],
            LoadBalancerSecurityGroupId = groups[SecurityGroupRole.LoadBalancer],
        };
    }

    private static Dictionary<SecurityGroupRole, string>? GroupsOf(PlatformPass pass, NetworkObserved observed)
    {
        var roles = Enum.GetValues<SecurityGroupRole>();
        var found = roles
            .Select(role => (Role: role, Group: observed.SecurityGroup(SecurityGroupDesired.NameOf(pass.Names, role))))
            .Where(each => each.Group is not null)
            .ToDictionary(each => each.Role, each => each.Group!.Id);
        return found.Count == roles.Length ? found : null;
    }

    private static List<string> ByZone(NetworkObserved observed, IReadOnlySet<string> ids)
    {
        var zones = observed.Subnets.ToDictionary(subnet => subnet.Id, subnet => subnet.Zone);
        return [.. ids.OrderBy(id => zones.GetValueOrDefault(id) ?? "~", StringComparer.Ordinal).ThenBy(id => id, StringComparer.Ordinal)];
    }
}
