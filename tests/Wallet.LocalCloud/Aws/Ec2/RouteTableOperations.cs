using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Route tables: a route to an internet gateway makes a subnet public.</summary>
internal sealed class RouteTableOperations(Network network, Ec2Tags tags, Paging paging)
{
    private readonly Dictionary<string, RouteTable> _byToken = [];

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateRouteTable"] = new(Create,
            call => [.. Ec2Tags.Creation(call, "route-table"), tags.On("ec2:CreateRouteTable", call.Input.Required("VpcId"))]),
        ["DeleteRouteTable"] = new(Delete, call => [tags.On("ec2:DeleteRouteTable", call.Input.Required("RouteTableId"))]),
        ["AssociateRouteTable"] = new(Associate, call =>
            [tags.On("ec2:AssociateRouteTable", call.Input.Required("RouteTableId")),
                tags.On("ec2:AssociateRouteTable", call.Input.Required("SubnetId"))]),
        ["DisassociateRouteTable"] = new(Disassociate, call => [tags.On("ec2:DisassociateRouteTable", Associated(call).Id)]),
        ["DescribeRouteTables"] = new(Describe, _ => [new("ec2:DescribeRouteTables", "*")]),
    };

    private JsonObject Create(AwsCall call)
    {
        if (call.Input.Text("ClientToken") is { } known && _byToken.TryGetValue(known, out var made))
            return new() { ["routeTable"] = Show(made, call.AccountId) };
        var table = new RouteTable(network.Ids.Resource("rtb"), network.Vpc(call.Input.Required("VpcId")).Id, IsMain: false);
        network.RouteTables[table.Id] = table;
        if (call.Input.Text("ClientToken") is { } token)
            _byToken[token] = table;
        tags.Put(table.Id, Ec2Tags.Specified(call, "route-table"));
        return new() { ["routeTable"] = Show(table, call.AccountId) };
    }

    private JsonObject Delete(AwsCall call)
    {
        var table = network.RouteTable(call.Input.Required("RouteTableId"));
        if (table.IsMain || table.Associations.Count > 0)
            throw new AwsFault("DependencyViolation", $"The routeTable '{table.Id}' has dependencies and cannot be deleted.");
        network.RouteTables.Remove(table.Id);
        network.Tags.Remove(table.Id);
        return new() { ["return"] = true };
    }

    private JsonObject Associate(AwsCall call)
    {
        var (table, subnet) = (network.RouteTable(call.Input.Required("RouteTableId")), network.Subnet(call.Input.Required("SubnetId")));
        if (table.VpcId != subnet.VpcId)
            throw new AwsFault("InvalidParameterValue", $"Route table {table.Id} and subnet {subnet.Id} belong to different networks.");
        if (network.RouteTables.Values.Any(t => t.Associations.ContainsValue(subnet.Id)))
            throw new AwsFault("Resource.AlreadyAssociated",
                $"the specified association for route table {table.Id} conflicts with an existing association");
        var association = network.Ids.Resource("rtbassoc");
        table.Associations[association] = subnet.Id;
        return new() { ["associationId"] = association, ["associationState"] = new JsonObject { ["state"] = "associated" } };
    }

    private JsonObject Disassociate(AwsCall call)
    {
        Associated(call).Associations.Remove(call.Input.Required("AssociationId"));
        return new() { ["return"] = true };
    }

    private RouteTable Associated(AwsCall call)
        => network.RouteTables.Values.FirstOrDefault(t => t.Associations.ContainsKey(call.Input.Required("AssociationId")))
            ?? throw new AwsFault("InvalidAssociationID.NotFound",
                $"The association ID '{call.Input.Text("AssociationId")}' does not exist");

    private JsonObject Describe(AwsCall call)
        => new Ec2Query<RouteTable>("routeTableSet", "RouteTableId", t => t.Id,
            new Dictionary<string, Func<RouteTable, IEnumerable<string?>>>
            {
                ["route-table-id"] = t => [t.Id],
                ["vpc-id"] = t => [t.VpcId],
                ["association.subnet-id"] = t => t.Associations.Values,
                ["association.main"] = t => [t.IsMain ? "true" : "false"],
                ["route.gateway-id"] = t => t.Routes.Values,
            }, t => Show(t, call.AccountId), id => new("InvalidRouteTableID.NotFound", $"The routeTable ID '{id}' does not exist"))
            .Answer(call, network.RouteTables.Values, network, paging);

    private JsonObject Show(RouteTable table, string account)
    {
        var local = Route(network.Vpc(table.VpcId).Cidr.ToString(), "local", "CreateRouteTable", isActive: true);
        var associations = table.Associations.Select(a => new JsonObject
        {
            ["routeTableAssociationId"] = a.Key,
            ["routeTableId"] = table.Id,
            ["subnetId"] = a.Value,
            ["main"] = false,
            ["associationState"] = new JsonObject { ["state"] = "associated" },
        });
        var main = new JsonObject
        {
            ["routeTableAssociationId"] = table.Id.Replace("rtb-", "rtbassoc-", StringComparison.Ordinal),
            ["routeTableId"] = table.Id,
            ["main"] = true,
            ["associationState"] = new JsonObject { ["state"] = "associated" },
        };
        return new()
        {
            ["routeTableId"] = table.Id,
            ["vpcId"] = table.VpcId,
            ["ownerId"] = account,
            ["routeSet"] = CallMembers.ToJsonArray([local, .. table.Routes.Select(r => Route(r.Key, r.Value, "CreateRoute", network.Gateways.Contains(r.Value)))]),
            ["associationSet"] = CallMembers.ToJsonArray(table.IsMain ? [main, .. associations] : associations),
            ["tagSet"] = tags.Show(table.Id),
        };
    }

    private static JsonObject Route(string destination, string gateway, string origin, bool isActive) => new()
    {
        [destination.Contains(':', StringComparison.Ordinal) ? "destinationIpv6CidrBlock" : "destinationCidrBlock"] = destination,
        [gateway.StartsWith("nat-", StringComparison.Ordinal) ? "natGatewayId" : "gatewayId"] = gateway,
        ["state"] = isActive ? "active" : "blackhole",
        ["origin"] = origin,
    };
}
