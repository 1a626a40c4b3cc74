using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Amazon EC2: the network only.</summary>
public sealed class Ec2Service : IAwsService, ITaggedResources
{
    private readonly Network _network;

    /// <summary>An EC2 whose landscape belongs to <paramref name="clusterName"/>.</summary>
    public Ec2Service(CloudClock clock, Propagation propagation, Identifiers ids, Paging paging, string region, string clusterName, int raisedQuotas = 1)
    {
        _network = new(clock, propagation, ids, region) { RaisedQuotas = raisedQuotas };
        var tags = new Ec2Tags(_network, paging);
        Landscape = Landscape.Lay(_network, tags, clusterName);
        Operations = new Dictionary<string, AwsOperation>[]
        {
            tags.Operations,
            new VpcOperations(_network, tags, paging).Operations,
            new SubnetOperations(_network, tags, paging).Operations,
            new RouteTableOperations(_network, tags, paging).Operations,
            new RouteOperations(_network, tags).Operations,
            new VpcEndpointOperations(_network, tags, paging).Operations,
            new SecurityGroupOperations(_network, tags, paging).Operations,
            new SecurityGroupRuleOperations(_network, tags, paging).Operations,
            new NetworkInterfaceOperations(_network, tags, paging).Operations,
            new FlowLogOperations(_network, tags, paging).Operations,
        }.SelectMany(part => part).ToDictionary(o => o.Key, o => o.Value with { Handle = call => Rehearsed(call, o.Value.Handle) });
    }

    /// <summary>What is there from the beginning.</summary>
    public Landscape Landscape { get; }

    /// <summary>Whether flow logs reach what they are delivered to; without it all do.</summary>
    public IFlowLogDelivery? FlowLogs
    {
        get => _network.Delivery;
        set => _network.Delivery = value;
    }

    /// <summary>For services that hold network interfaces.</summary>
    public INetworkInterfaces NetworkInterfaces => _network;

    /// <inheritdoc/>
    public string SigningName => "ec2";

    /// <inheritdoc/>
    public AwsProtocol Protocol => AwsProtocol.Ec2;

    /// <inheritdoc/>
    public string WireName => "http://ec2.amazonaws.com/doc/2016-11-15/";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <inheritdoc/>
    public IEnumerable<TaggedResource> Resources
        => _network.Tags.Where(r => _network.Exists(r.Key)).Select(r => new TaggedResource(_network.Arn(r.Key), r.Value));

    /// <summary>A subnet, or null when there is none of this id.</summary>
    public SubnetFacts? FindSubnet(string id)
        => _network.Subnets.GetValueOrDefault(id) is { } subnet ? new(subnet.Id, subnet.VpcId, subnet.AvailabilityZone) : null;

    /// <summary>Whether a subnet has a route to an internet gateway.</summary>
    public bool IsPublic(string subnetId)
        => _network.RouteTables.Values.Any(t => t.Associations.ContainsValue(subnetId)
            && t.Routes.Values.Any(gateway => gateway.StartsWith("igw-", StringComparison.Ordinal)));

    /// <summary>Whether a security group exists and is seen.</summary>
    public bool SecurityGroupExists(string id) => _network.SeenGroups.Any(g => g.Id == id);

    /// <summary>DryRun asks whether the caller may; the answer comes as an error either way.</summary>
    private static JsonObject Rehearsed(AwsCall call, Func<AwsCall, JsonObject> handle) => call.Input.Flag("DryRun") == true
        ? throw new AwsFault("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412)
        : handle(call);
}
