using System.Net;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Subnets.</summary>
internal sealed class SubnetOperations(Network network, Ec2Tags tags, Paging paging)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateSubnet"] = new(Create, call => [.. Ec2Tags.Creation(call, "subnet"), tags.On("ec2:CreateSubnet", call.Input.Required("VpcId"))]),
        ["DeleteSubnet"] = new(Delete, call => [tags.On("ec2:DeleteSubnet", call.Input.Required("SubnetId"))]),
        ["DescribeSubnets"] = new(Describe, _ => [new("ec2:DescribeSubnets", "*")]),
    };

    private JsonObject Create(AwsCall call)
    {
        var vpc = network.Vpc(call.Input.Required("VpcId"));
        var text = call.Input.Required("CidrBlock");
        if (!IPNetwork.TryParse(text, out var cidr) || cidr.PrefixLength is < 16 or > 28)
            throw new AwsFault("InvalidParameterValue",
                $"Value ({text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.");
        if (!vpc.Cidr.Contains(cidr.BaseAddress) || cidr.PrefixLength < vpc.Cidr.PrefixLength)
            throw new AwsFault("InvalidSubnet.Range", $"The CIDR '{text}' is invalid.");
        if (network.Subnets.Values.Any(s => s.VpcId == vpc.Id && (s.Cidr.Contains(cidr.BaseAddress) || cidr.Contains(s.Cidr.BaseAddress))))
            throw new AwsFault("InvalidSubnet.Conflict", $"The CIDR '{text}' conflicts with another subnet");
        var zone = call.Input.Text("AvailabilityZone") ?? network.Zones.First();
        if (!network.Zones.Contains(zone))
            throw new AwsFault("InvalidParameterValue",
                $"Value ({zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following "
                    + $"availability zones: {string.Join(", ", network.Zones)}.");
        var subnet = new Subnet(network.Ids.Resource("subnet"), vpc.Id, cidr, zone);
        network.Subnets[subnet.Id] = subnet;
        tags.Put(subnet.Id, Ec2Tags.Specified(call, "subnet"));
        return new() { ["subnet"] = Show(subnet, call.AccountId) };
    }

    private JsonObject Delete(AwsCall call)
    {
        var subnet = network.Subnet(call.Input.Required("SubnetId"));
        if (network.Interfaces.Values.Any(i => i.SubnetId == subnet.Id))
            throw new AwsFault("DependencyViolation", $"The subnet '{subnet.Id}' has dependencies and cannot be deleted.");
        network.Subnets.Remove(subnet.Id);
        network.Tags.Remove(subnet.Id);
        foreach (var table in network.RouteTables.Values)
        {
            foreach (var association in table.Associations.Where(a => a.Value == subnet.Id).ToArray())
                table.Associations.Remove(association.Key);
        }
        return new() { ["return"] = true };
    }

    private JsonObject Describe(AwsCall call)
        => new Ec2Query<Subnet>("subnetSet", "SubnetId", s => s.Id, new Dictionary<string, Func<Subnet, IEnumerable<string?>>>
        {
            ["subnet-id"] = s => [s.Id],
            ["vpc-id"] = s => [s.VpcId],
            ["availability-zone"] = s => [s.AvailabilityZone],
            ["cidr-block"] = s => [s.Cidr.ToString()],
            ["state"] = _ => ["available"],
            ["map-public-ip-on-launch"] = s => [s.MapPublicIp ? "true" : "false"],
        }, s => Show(s, call.AccountId), id => new("InvalidSubnetID.NotFound", $"The subnet ID '{id}' does not exist"))
            .Answer(call, network.Subnets.Values, network, paging);

    private JsonObject Show(Subnet subnet, string account) => new()
    {
        ["subnetId"] = subnet.Id,
        ["subnetArn"] = network.Arn(subnet.Id),
        ["state"] = "available",
        ["vpcId"] = subnet.VpcId,
        ["ownerId"] = account,
        ["cidrBlock"] = subnet.Cidr.ToString(),
        ["availableIpAddressCount"] = Free(subnet),
        ["availabilityZone"] = subnet.AvailabilityZone,
        ["availabilityZoneId"] = VpcOperations.ZoneId(network, subnet.AvailabilityZone),
        ["defaultForAz"] = false,
        ["mapPublicIpOnLaunch"] = subnet.MapPublicIp,
        ["tagSet"] = tags.Show(subnet.Id),
    };

    /// <summary>AWS keeps five addresses of each subnet.</summary>
    private int Free(Subnet subnet)
        => (1 << (32 - subnet.Cidr.PrefixLength)) - 5 - network.Interfaces.Values.Count(i => i.SubnetId == subnet.Id);
}
