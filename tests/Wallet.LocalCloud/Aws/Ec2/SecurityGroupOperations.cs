using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Security groups.</summary>
internal sealed partial class SecurityGroupOperations(Network network, Ec2Tags tags, Paging paging)
{
    private const int MostInVpc = 2500;

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateSecurityGroup"] = new(Create, call =>
            [.. Ec2Tags.Creation(call, "security-group"), tags.On("ec2:CreateSecurityGroup", call.Input.Required("VpcId"))]),
        ["DeleteSecurityGroup"] = new(Delete, call => [tags.On("ec2:DeleteSecurityGroup", call.Input.Required("GroupId"))]),
        ["DescribeSecurityGroups"] = new(Describe, _ => [new("ec2:DescribeSecurityGroups", "*")]),
    };

    private JsonObject Create(AwsCall call)
    {
        var (name, description) = (call.Input.Required("GroupName"), call.Input.Required("GroupDescription"));
        var vpc = network.Vpc(call.Input.Required("VpcId"));
        if (name.StartsWith("sg-", StringComparison.OrdinalIgnoreCase))
            throw Invalid("Group names may not be in the format sg-*.");
        if (!Allowed().IsMatch(name) || name == "default")
            throw Invalid($"Value ({name}) for parameter GroupName is invalid. {Characters}");
        if (!Allowed().IsMatch(description))
            throw Invalid($"Value ({description}) for parameter GroupDescription is invalid. {Characters}");
        if (network.SecurityGroups.Values.Any(g => g.VpcId == vpc.Id && g.Name == name))
            throw new AwsFault("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpc.Id}'");
        if (network.SecurityGroups.Values.Count(g => g.VpcId == vpc.Id) >= MostInVpc * network.RaisedQuotas)
            throw new AwsFault("SecurityGroupLimitExceeded", "The maximum number of security groups has been reached.");
        var group = Add(network, name, description, vpc.Id, network.Now);
        tags.Put(group.Id, Ec2Tags.Specified(call, "security-group"));
        return new()
        {
            ["return"] = true,
            ["groupId"] = group.Id,
            ["tagSet"] = tags.Show(group.Id),
            ["securityGroupArn"] = network.Arn(group.Id),
        };
    }

    /// <summary>A new group with the rule it is born with: all traffic may leave.</summary>
    public static SecurityGroup Add(Network network, string name, string description, string vpcId, DateTimeOffset createdAt)
    {
        var group = new SecurityGroup(network.Ids.Resource("sg"), name, description, vpcId, createdAt);
        var egress = new SecurityGroupRule(network.Ids.Resource("sgr"), group.Id, true, new("-1", null, null), new("0.0.0.0/0"), null);
        group.Rules[egress.Id] = egress;
        return network.SecurityGroups[group.Id] = group;
    }

    private JsonObject Delete(AwsCall call)
    {
        var group = network.Group(call.Input.Required("GroupId"));
        if (group.Name == "default")
            throw new AwsFault("CannotDelete", "the specified group: \"" + group.Id + "\" name: \"default\" cannot be deleted by a user");
        var referenced = network.SecurityGroups.Values.Any(g => g.Id != group.Id && g.Rules.Values.Any(r => r.Peer.GroupId == group.Id));
        if (referenced || network.Interfaces.Values.Any(i => i.Groups.Contains(group.Id)))
            throw Network.Needed(group.Id);
        network.SecurityGroups.Remove(group.Id);
        network.Tags.Remove(group.Id);
        return new() { ["return"] = true, ["groupId"] = group.Id };
    }

    private JsonObject Describe(AwsCall call)
        => new Ec2Query<SecurityGroup>("securityGroupInfo", "GroupId", g => g.Id,
            new Dictionary<string, Func<SecurityGroup, IEnumerable<string?>>>
            {
                ["group-id"] = g => [g.Id],
                ["group-name"] = g => [g.Name],
                ["vpc-id"] = g => [g.VpcId],
                ["description"] = g => [g.Description],
                ["owner-id"] = _ => [call.AccountId],
                ["ip-permission.group-id"] = g => g.Rules.Values.Where(r => !r.IsEgress).Select(r => r.Peer.GroupId),
                ["egress.ip-permission.group-id"] = g => g.Rules.Values.Where(r => r.IsEgress).Select(r => r.Peer.GroupId),
            }, g => Show(g, call.AccountId), id => new("InvalidGroup.NotFound", $"The security group '{id}' does not exist"))
            .Answer(call, network.SeenGroups, network, paging);

    private JsonObject Show(SecurityGroup group, string account) => new()
    {
        ["ownerId"] = account,
        ["groupId"] = group.Id,
        ["groupName"] = group.Name,
        ["groupDescription"] = group.Description,
        ["vpcId"] = group.VpcId,
        ["securityGroupArn"] = network.Arn(group.Id),
        ["ipPermissions"] = Permissions(group, egress: false, account),
        ["ipPermissionsEgress"] = Permissions(group, egress: true, account),
        ["tagSet"] = tags.Show(group.Id),
    };

    /// <summary>Rules in the older form: peers gathered by protocol and ports.</summary>
    private static JsonArray Permissions(SecurityGroup group, bool egress, string account)
        => CallMembers.ToJsonArray(group.Rules.Values.Where(r => r.IsEgress == egress).GroupBy(r => r.Traffic).Select(same => new JsonObject
        {
            ["ipProtocol"] = same.Key.Protocol,
            ["fromPort"] = same.Key.FromPort,
            ["toPort"] = same.Key.ToPort,
            ["groups"] = Peers(same, r => r.Peer.GroupId, "groupId", account),
            ["ipRanges"] = Peers(same, r => r.Peer.CidrIpv4, "cidrIp"),
            ["ipv6Ranges"] = Peers(same, r => r.Peer.CidrIpv6, "cidrIpv6"),
            ["prefixListIds"] = Peers(same, r => r.Peer.PrefixListId, "prefixListId"),
        }));

    private static JsonArray Peers(IEnumerable<SecurityGroupRule> rules, Func<SecurityGroupRule, string?> peer, string name,
        string? account = null)
        => CallMembers.ToJsonArray(rules.Where(r => peer(r) is not null)
            .Select(r => new JsonObject { [name] = peer(r), ["userId"] = account, ["description"] = r.Description }));

    private static AwsFault Invalid(string message) => new("InvalidParameterValue", message);

    private const string Characters = "Up to 255 characters from the following set: a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&;{}!$*";

    [GeneratedRegex(@"^[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{1,255}$")]
    private static partial Regex Allowed();
}
