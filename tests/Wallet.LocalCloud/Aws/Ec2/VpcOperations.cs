using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>VPCs and the zones they span.</summary>
internal sealed class VpcOperations(Network network, Ec2Tags tags, Paging paging)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["DescribeVpcs"] = new(Describe, _ => [new("ec2:DescribeVpcs", "*")]),
        ["DescribeVpcAttribute"] = new(DescribeAttribute, call => [tags.On("ec2:DescribeVpcAttribute", call.Input.Required("VpcId"))]),
        ["DescribeAvailabilityZones"] = new(DescribeZones, _ => [new("ec2:DescribeAvailabilityZones", "*")]),
    };

    private JsonObject Describe(AwsCall call)
        => new Ec2Query<Vpc>("vpcSet", "VpcId", v => v.Id, new Dictionary<string, Func<Vpc, IEnumerable<string?>>>
        {
            ["vpc-id"] = v => [v.Id],
            ["cidr"] = v => [v.Cidr.ToString()],
            ["state"] = _ => ["available"],
            ["is-default"] = _ => ["false"],
        }, v => new()
        {
            ["vpcId"] = v.Id,
            ["ownerId"] = call.AccountId,
            ["state"] = "available",
            ["cidrBlock"] = v.Cidr.ToString(),
            ["cidrBlockAssociationSet"] = CallMembers.ToJsonArray([new JsonObject
            {
                ["cidrBlock"] = v.Cidr.ToString(),
                ["cidrBlockState"] = new JsonObject { ["state"] = "associated" },
            }]),
            ["instanceTenancy"] = "default",
            ["isDefault"] = false,
            ["tagSet"] = tags.Show(v.Id),
        }, id => new("InvalidVpcID.NotFound", $"The vpc ID '{id}' does not exist")).Answer(call, network.Vpcs.Values, network, paging);

    private JsonObject DescribeAttribute(AwsCall call)
    {
        var on = new JsonObject { ["value"] = true };
        return call.Input.Required("Attribute") is "enableDnsSupport" or "enableDnsHostnames"
            ? new() { ["vpcId"] = network.Vpc(call.Input.Required("VpcId")).Id, [call.Input.Required("Attribute")] = on }
            : throw new AwsFault("InvalidParameterValue", $"Value ({call.Input.Text("Attribute")}) for parameter attribute is invalid.");
    }

    private JsonObject DescribeZones(AwsCall call) => new()
    {
        ["availabilityZoneInfo"] = CallMembers.ToJsonArray(network.Zones.Select((zone, index) => new JsonObject
        {
            ["zoneName"] = zone,
            ["zoneState"] = "available",
            ["regionName"] = network.Region,
            ["zoneId"] = ZoneId(network, zone),
            ["zoneType"] = "availability-zone",
            ["groupName"] = network.Region,
            ["optInStatus"] = "opt-in-not-required",
        })),
    };

    /// <summary>The zone's id, which is the same in all accounts, e.g. <c>euw1-az1</c> or <c>apse1-az2</c>.</summary>
    public static string ZoneId(Network network, string zone)
    {
        var parts = network.Region.Split('-');
        var direction = parts[1] switch
        {
            "northeast" => "ne",
            "northwest" => "nw",
            "southeast" => "se",
            "southwest" => "sw",
            var plain => plain[..1],
        };
        return $"{parts[0]}{direction}{parts[^1]}-az{zone[^1] - 'a' + 1}";
    }
}
