using Amazon.EC2;
using Amazon.EC2.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network;

/// <summary>Changes of subnets and their route table, and of the tags of everything in EC2.</summary>
internal static class NetworkRequests
{
    public static readonly TagRequests Tags = new(
        (id, set) => new CreateTagsRequest { Resources = [id], Tags = set.ToEc2() },
        (id, keys) => new DeleteTagsRequest { Resources = [id], Tags = [.. keys.Select(key => new Tag { Key = key })] });

    /// <summary>Makes a database subnet.</summary>
    public static AwsChange CreateSubnet(string vpcId, NewSubnet subnet, IReadOnlyDictionary<string, string> tags) => new(
        new PlannedChange(Subnet(subnet.Cidr), PlannedChange.Create, $"in {subnet.Zone} of {vpcId}"),
        new CreateSubnetRequest
        {
            VpcId = vpcId,
            CidrBlock = subnet.Cidr,
            AvailabilityZone = subnet.Zone,
            TagSpecifications = AtCreation(ResourceType.Subnet, tags),
        });

    /// <summary>Removes a subnet that we made.</summary>
    public static AwsChange DeleteSubnet(VpcSubnet subnet)
        => new(PlannedChange.Removal(Subnet(subnet.Cidr), subnet.Id), new DeleteSubnetRequest { SubnetId = subnet.Id });

    /// <summary>Makes the table of the database subnets.</summary>
    public static AwsChange CreateRouteTable(string vpcId, RouteTableDesired table) => new(
        new PlannedChange(RouteTable(table.Name), PlannedChange.Create, $"in {vpcId}"),
        new CreateRouteTableRequest
        {
            VpcId = vpcId,
            ClientToken = table.Token,
            TagSpecifications = AtCreation(ResourceType.RouteTable, table.Tags),
        });

    /// <summary>Makes a database subnet follow our table.</summary>
    public static AwsChange AssociateRouteTable(string tableId, string name, string subnetId) => new(
        new PlannedChange($"{RouteTable(name)} of {subnetId}", "Associate", tableId),
        new AssociateRouteTableRequest { RouteTableId = tableId, SubnetId = subnetId });

    /// <summary>Takes the way to the internet from our table.</summary>
    public static AwsChange DeleteRoute(string tableId, string name, string destination) => new(
        new PlannedChange(RouteTable(name), "DeleteRoute", destination),
        destination.Contains(':', StringComparison.Ordinal)
            ? new DeleteRouteRequest { RouteTableId = tableId, DestinationIpv6CidrBlock = destination }
            : new DeleteRouteRequest { RouteTableId = tableId, DestinationCidrBlock = destination });

    /// <summary>Removes our route table.</summary>
    public static AwsChange DeleteRouteTable(string tableId, string name)
        => new(PlannedChange.Removal(RouteTable(name), tableId), new DeleteRouteTableRequest { RouteTableId = tableId });

    /// <summary>Tags as part of a create.</summary>
    public static List<TagSpecification> AtCreation(ResourceType type, IReadOnlyDictionary<string, string> tags)
        => [new TagSpecification { ResourceType = type, Tags = tags.ToEc2() }];

    /// <summary>As planned changes name a subnet.</summary>
    public static string Subnet(string cidr) => $"{NetworkNames.SubnetKind} {cidr}";

    /// <summary>As planned changes name the route table.</summary>
    public static string RouteTable(string name) => $"{NetworkNames.RouteTableKind} {name}";
}
