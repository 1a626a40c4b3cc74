using System.Net;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Routes, and NAT gateways as far as routes lead to them.</summary>
internal sealed class RouteOperations(Network network, Ec2Tags tags)
{
    private static readonly string[] Targets = ["GatewayId", "NatGatewayId"];

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateRoute"] = new(Create, call => [tags.On("ec2:CreateRoute", call.Input.Required("RouteTableId"))]),
        ["DeleteRoute"] = new(Delete, call => [tags.On("ec2:DeleteRoute", call.Input.Required("RouteTableId"))]),
        ["DeleteNatGateway"] = new(DeleteNatGateway, call => [tags.On("ec2:DeleteNatGateway", call.Input.Required("NatGatewayId"))]),
    };

    private JsonObject Create(AwsCall call)
    {
        var table = network.RouteTable(call.Input.Required("RouteTableId"));
        var destination = Destination(call);
        if (table.Routes.ContainsKey(destination))
            throw new AwsFault("RouteAlreadyExists", $"The route identified by {destination} already exists.");
        var target = Targets.Select(name => call.Input.Text(name)).FirstOrDefault(id => id is not null)
            ?? throw new AwsFault("MissingParameter", "The request must contain exactly one of gatewayId, natGatewayId");
        if (!network.Gateways.Contains(target))
            throw target.StartsWith("nat-", StringComparison.Ordinal)
                ? new AwsFault("InvalidNatGatewayID.NotFound", $"The natGateway ID '{target}' does not exist")
                : new AwsFault("InvalidGatewayID.NotFound", $"The gateway ID '{target}' does not exist");
        table.Routes[destination] = target;
        return new() { ["return"] = true };
    }

    private JsonObject Delete(AwsCall call)
    {
        var table = network.RouteTable(call.Input.Required("RouteTableId"));
        return table.Routes.Remove(Destination(call))
            ? new() { ["return"] = true }
            : throw new AwsFault("InvalidRoute.NotFound", $"no route with destination-cidr-block {Destination(call)} in route table {table.Id}");
    }

    // Its routes stay, as "blackhole" (VPC User Guide, "Route table concepts").
    private JsonObject DeleteNatGateway(AwsCall call)
    {
        var id = call.Input.Required("NatGatewayId");
        return network.Gateways.Remove(id)
            ? new() { ["natGatewayId"] = id }
            : throw new AwsFault("NatGatewayNotFound", $"The Nat Gateway {id} was not found");
    }

    private static string Destination(AwsCall call)
    {
        var text = call.Input.Text("DestinationCidrBlock") ?? call.Input.Text("DestinationIpv6CidrBlock")
            ?? throw new AwsFault("MissingParameter", "The request must contain exactly one of destinationCidrBlock, destinationIpv6CidrBlock");
        return IPNetwork.TryParse(text, out _)
            ? text
            : throw new AwsFault("InvalidParameterValue", $"Value ({text}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.");
    }
}
