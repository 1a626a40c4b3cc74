using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Network interfaces: services make and remove them, callers only look.</summary>
internal sealed class NetworkInterfaceOperations(Network network, Ec2Tags tags, Paging paging)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["DescribeNetworkInterfaces"] = new(Describe, _ => [new("ec2:DescribeNetworkInterfaces", "*")]),
    };

    private JsonObject Describe(AwsCall call)
        => new Ec2Query<NetworkInterface>("networkInterfaceSet", "NetworkInterfaceId", i => i.Id,
            new Dictionary<string, Func<NetworkInterface, IEnumerable<string?>>>
            {
                ["network-interface-id"] = i => [i.Id],
                ["group-id"] = i => i.Groups,
                ["subnet-id"] = i => [i.SubnetId],
                ["vpc-id"] = i => [network.Subnet(i.SubnetId).VpcId],
                ["description"] = i => [i.Description],
                ["requester-id"] = i => [i.Requester],
                ["status"] = _ => ["in-use"],
            }, i => Show(i, call.AccountId), id => new("InvalidNetworkInterfaceID.NotFound", $"The networkInterface ID '{id}' does not exist"))
            .Answer(call, network.Interfaces.Values, network, paging);

    private JsonObject Show(NetworkInterface item, string account)
    {
        var subnet = network.Subnet(item.SubnetId);
        return new()
        {
            ["networkInterfaceId"] = item.Id,
            ["subnetId"] = subnet.Id,
            ["vpcId"] = subnet.VpcId,
            ["availabilityZone"] = subnet.AvailabilityZone,
            ["description"] = item.Description,
            ["ownerId"] = account,
            ["requesterId"] = item.Requester,
            ["requesterManaged"] = true,
            ["status"] = "in-use",
            ["interfaceType"] = "interface",
            ["privateIpAddress"] = item.PrivateIp,
            ["groupSet"] = CallMembers.ToJsonArray(item.Groups.Select(id =>
                new JsonObject { ["groupId"] = id, ["groupName"] = network.SecurityGroups.GetValueOrDefault(id)?.Name })),
            ["tagSet"] = tags.Show(item.Id),
        };
    }
}
