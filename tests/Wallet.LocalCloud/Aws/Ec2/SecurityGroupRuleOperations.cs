using System.Net;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Rules of security groups.</summary>
internal sealed class SecurityGroupRuleOperations(Network network, Ec2Tags tags, Paging paging)
{
    private const int MostPerDirection = 60;

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["AuthorizeSecurityGroupIngress"] = new(call => Authorize(call, egress: false), Access),
        ["AuthorizeSecurityGroupEgress"] = new(call => Authorize(call, egress: true), Access),
        ["RevokeSecurityGroupIngress"] = new(call => Revoke(call, egress: false), Access),
        ["RevokeSecurityGroupEgress"] = new(call => Revoke(call, egress: true), Access),
        ["DescribeSecurityGroupRules"] = new(Describe, _ => [new("ec2:DescribeSecurityGroupRules", "*")]),
    };

    private IEnumerable<AccessRequest> Access(AwsCall call)
    {
        yield return tags.On($"ec2:{call.Operation}", call.Input.Required("GroupId"));
        if (Ec2Tags.Specified(call, "security-group-rule").Count > 0)
        {
            foreach (var request in Ec2Tags.Creation(call, "security-group-rule"))
                yield return request;
        }
    }

    private JsonObject Authorize(AwsCall call, bool egress)
    {
        var group = network.Group(call.Input.Required("GroupId"));
        var asked = Asked(call, group.Id, egress);
        if (asked.Length == 0)
            throw new AwsFault("MissingParameter", "The request must contain the parameter ipPermissions");
        if (asked.FirstOrDefault(r => group.Rules.Values.Any(r.Repeats)) is { } duplicate)
            throw new AwsFault("InvalidPermission.Duplicate", $"the specified rule \"{Words(duplicate)}\" already exists");
        if (group.Rules.Values.Count(r => r.IsEgress == egress) + asked.Length > MostPerDirection)
            throw new AwsFault("RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached.");
        foreach (var rule in asked)
        {
            group.Rules[rule.Id] = rule;
            tags.Put(rule.Id, Ec2Tags.Specified(call, "security-group-rule"));
        }
        return new() { ["return"] = true, ["securityGroupRuleSet"] = CallMembers.ToJsonArray(asked.Select(r => Show(r, call.AccountId))) };
    }

    private JsonObject Revoke(AwsCall call, bool egress)
    {
        var group = network.Group(call.Input.Required("GroupId"));
        var byId = call.Input.Texts("SecurityGroupRuleId");
        if (byId?.FirstOrDefault(id => !group.Rules.ContainsKey(id)) is { } missing)
            throw new AwsFault("InvalidSecurityGroupRuleId.NotFound", $"The security group rule ID '{missing}' does not exist");
        var revoked = byId is not null
            ? byId.Select(id => group.Rules[id]).ToArray()
            : [.. Asked(call, group.Id, egress).Select(asked => group.Rules.Values.FirstOrDefault(asked.Repeats)
                ?? throw new AwsFault("InvalidPermission.NotFound", "The specified rule does not exist in this security group."))];
        foreach (var rule in revoked)
        {
            group.Rules.Remove(rule.Id);
            network.Tags.Remove(rule.Id);
        }
        return new() { ["return"] = true };
    }

    private JsonObject Describe(AwsCall call)
        => new Ec2Query<SecurityGroupRule>("securityGroupRuleSet", "SecurityGroupRuleId", r => r.Id,
            new Dictionary<string, Func<SecurityGroupRule, IEnumerable<string?>>>
            {
                ["group-id"] = r => [r.GroupId],
                ["security-group-rule-id"] = r => [r.Id],
            }, r => Show(r, call.AccountId),
            id => new("InvalidSecurityGroupRuleId.NotFound", $"The security group rule ID '{id}' does not exist"))
            .Answer(call, network.SeenGroups.SelectMany(g => g.Rules.Values), network, paging);

    private SecurityGroupRule[] Asked(AwsCall call, string groupId, bool egress)
        => [.. from permission in call.Input.Objects("IpPermissions")
               let traffic = TrafficOf(permission)
               from peer in PeersOf(permission)
               select new SecurityGroupRule(network.Ids.Resource("sgr"), groupId, egress, traffic, peer.Peer, peer.Description)];

    private static Traffic TrafficOf(JsonObject permission)
    {
        var traffic = Traffic.Of(permission.Required("IpProtocol"), permission.Number("FromPort"), permission.Number("ToPort"));
        if (traffic is { Protocol: "tcp" or "udp" } and not { FromPort: >= 0 and <= 65535, ToPort: >= 0 and <= 65535 })
            throw new AwsFault("InvalidParameterValue",
                $"Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
        return traffic.FromPort > traffic.ToPort
            ? throw new AwsFault("InvalidParameterValue", "Invalid TCP/UDP port range: the from port exceeds the to port.")
            : traffic;
    }

    private IEnumerable<(Peer Peer, string? Description)> PeersOf(JsonObject permission)
        => permission.Objects("IpRanges").Select(r => (new Peer(CidrIpv4: Cidr(r.Required("CidrIp"))), r.Text("Description")))
            .Concat(permission.Objects("Ipv6Ranges").Select(r => (new Peer(CidrIpv6: Cidr(r.Required("CidrIpv6"))), r.Text("Description"))))
            .Concat(permission.Objects("Groups")
                .Select(g => (new Peer(GroupId: network.Group(g.Required("GroupId")).Id), g.Text("Description"))))
            .Concat(permission.Objects("PrefixListIds")
                .Select(p => (new Peer(PrefixListId: p.Required("PrefixListId")), p.Text("Description"))));

    private static string Cidr(string text) => IPNetwork.TryParse(text, out _)
        ? text
        : throw new AwsFault("InvalidParameterValue", $"CIDR block {text} is malformed");

    private static string Words(SecurityGroupRule rule)
        => $"peer: {rule.Peer}, {(rule.Traffic.Protocol == "-1" ? "ALL" : rule.Traffic.Protocol.ToUpperInvariant())}, "
            + $"from port: {rule.Traffic.FromPort}, to port: {rule.Traffic.ToPort}, ALLOW";

    private JsonObject Show(SecurityGroupRule rule, string account) => new()
    {
        ["securityGroupRuleId"] = rule.Id,
        ["securityGroupRuleArn"] = network.Arn(rule.Id),
        ["groupId"] = rule.GroupId,
        ["groupOwnerId"] = account,
        ["isEgress"] = rule.IsEgress,
        ["ipProtocol"] = rule.Traffic.Protocol,
        ["fromPort"] = rule.Traffic.FromPort ?? -1,
        ["toPort"] = rule.Traffic.ToPort ?? -1,
        ["cidrIpv4"] = rule.Peer.CidrIpv4,
        ["cidrIpv6"] = rule.Peer.CidrIpv6,
        ["prefixListId"] = rule.Peer.PrefixListId,
        ["referencedGroupInfo"] = rule.Peer.GroupId is { } id ? new JsonObject { ["groupId"] = id, ["userId"] = account } : null,
        ["description"] = rule.Description,
        ["tagSet"] = tags.Show(rule.Id),
    };
}
