using Amazon.EC2.Model;

namespace Wallet.Operator.Network.SecurityGroups;

/// <summary>Between EC2's permissions, each of many peers, and rules of one peer each.</summary>
internal static class SecurityGroupPermissions
{
    /// <summary>All rules of a group.</summary>
    public static IReadOnlySet<SecurityGroupRule> RulesOf(SecurityGroup group)
        => (group.IpPermissions ?? []).SelectMany(permission => RulesOf(RuleDirection.Ingress, permission))
            .Concat((group.IpPermissionsEgress ?? []).SelectMany(permission => RulesOf(RuleDirection.Egress, permission)))
            .ToHashSet();

    /// <summary>Rules as permissions, one each.</summary>
    public static List<IpPermission> PermissionsOf(IEnumerable<SecurityGroupRule> rules) => rules.Select(PermissionOf).ToList();

    private static IEnumerable<SecurityGroupRule> RulesOf(RuleDirection direction, IpPermission permission)
        => (permission.Ipv4Ranges ?? []).Select(range => range.CidrIp)
            .Concat((permission.Ipv6Ranges ?? []).Select(range => range.CidrIpv6))
            .Concat((permission.UserIdGroupPairs ?? []).Select(pair => pair.GroupId))
            .Concat((permission.PrefixListIds ?? []).Select(list => list.Id))
            .Select(peer => new SecurityGroupRule(
                direction, permission.IpProtocol, permission.FromPort ?? -1, permission.ToPort ?? -1, peer));

    private static IpPermission PermissionOf(SecurityGroupRule rule)
    {
        var permission = new IpPermission { IpProtocol = rule.Protocol };
        if (rule.Protocol != "-1")
            (permission.FromPort, permission.ToPort) = (rule.FromPort, rule.ToPort);
        if (rule.Peer.StartsWith("sg-", StringComparison.Ordinal))
            permission.UserIdGroupPairs = [new UserIdGroupPair { GroupId = rule.Peer }];
        else if (rule.Peer.StartsWith("pl-", StringComparison.Ordinal))
            permission.PrefixListIds = [new PrefixListId { Id = rule.Peer }];
        else if (rule.Peer.Contains(':', StringComparison.Ordinal))
            permission.Ipv6Ranges = [new Ipv6Range { CidrIpv6 = rule.Peer }];
        else
            permission.Ipv4Ranges = [new IpRange { CidrIp = rule.Peer }];
        return permission;
    }
}
