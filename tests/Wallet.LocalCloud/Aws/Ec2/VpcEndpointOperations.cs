using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Endpoints by which a VPC without a way to the internet reaches AWS.</summary>
internal sealed class VpcEndpointOperations(Network network, Ec2Tags tags, Paging paging)
{
    // An interface endpoint has its network interfaces first.
    private static readonly TimeSpan Pending = TimeSpan.FromMinutes(2);

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateVpcEndpoint"] = new(Create,
            call => [.. Ec2Tags.Creation(call, "vpc-endpoint"), tags.On("ec2:CreateVpcEndpoint", call.Input.Required("VpcId"))]),
        ["DescribeVpcEndpoints"] = new(Describe, _ => [new("ec2:DescribeVpcEndpoints", "*")]),
    };

    private JsonObject Create(AwsCall call)
    {
        var service = call.Input.Required("ServiceName");
        if (!service.StartsWith($"com.amazonaws.{network.Region}.", StringComparison.Ordinal))
            throw new AwsFault("InvalidServiceName", $"The Vpc Endpoint Service '{service}' does not exist");
        var isGateway = (call.Input.Text("VpcEndpointType") ?? "Gateway") == "Gateway";
        if (isGateway && !service.EndsWith(".s3", StringComparison.Ordinal) && !service.EndsWith(".dynamodb", StringComparison.Ordinal))
            throw new AwsFault("InvalidParameter", $"Endpoint type (Gateway) does not match available service types ([Interface]).");
        var endpoint = new VpcEndpoint(
            network.Ids.Resource("vpce"), network.Vpc(call.Input.Required("VpcId")).Id, service, isGateway, network.Now);
        network.Endpoints[endpoint.Id] = endpoint;
        tags.Put(endpoint.Id, Ec2Tags.Specified(call, "vpc-endpoint"));
        return new() { ["vpcEndpoint"] = Show(endpoint, call.AccountId) };
    }

    private JsonObject Describe(AwsCall call)
        => new Ec2Query<VpcEndpoint>("vpcEndpointSet", "VpcEndpointId", e => e.Id, new Dictionary<string, Func<VpcEndpoint, IEnumerable<string?>>>
        {
            ["vpc-endpoint-id"] = e => [e.Id],
            ["vpc-id"] = e => [e.VpcId],
            ["service-name"] = e => [e.Service],
            ["vpc-endpoint-state"] = e => [State(e)],
        }, e => Show(e, call.AccountId), id => new("InvalidVpcEndpointId.NotFound", $"The Vpc Endpoint Id '{id}' does not exist"))
            .Answer(call, network.Endpoints.Values, network, paging);

    private JsonObject Show(VpcEndpoint endpoint, string account) => new()
    {
        ["vpcEndpointId"] = endpoint.Id,
        ["vpcEndpointType"] = endpoint.IsGateway ? "Gateway" : "Interface",
        ["vpcId"] = endpoint.VpcId,
        ["serviceName"] = endpoint.Service,
        ["state"] = State(endpoint),
        ["ownerId"] = account,
        ["tagSet"] = tags.Show(endpoint.Id),
    };

    private string State(VpcEndpoint endpoint) => endpoint.IsGateway || network.Now >= endpoint.CreatedAt + Pending ? "available" : "pending";
}
