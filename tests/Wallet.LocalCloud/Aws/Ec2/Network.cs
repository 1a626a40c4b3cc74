using System.Net;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Everything that EC2 knows.</summary>
internal sealed class Network(CloudClock clock, Propagation propagation, Identifiers ids, string region) : INetworkInterfaces
{
    private static readonly SortedDictionary<string, string> NoTags = [];

    public string Region => region;

    /// <summary>How many times the usual quotas hold.</summary>
    public int RaisedQuotas { get; init; } = 1;

    public Identifiers Ids => ids;
    public SortedDictionary<string, Vpc> Vpcs { get; } = [];
    public SortedDictionary<string, Subnet> Subnets { get; } = [];
    public SortedDictionary<string, RouteTable> RouteTables { get; } = [];

    /// <summary>Internet and NAT gateways that are there.</summary>
    public HashSet<string> Gateways { get; } = [];

    public SortedDictionary<string, VpcEndpoint> Endpoints { get; } = [];
    public SortedDictionary<string, SecurityGroup> SecurityGroups { get; } = [];
    public SortedDictionary<string, NetworkInterface> Interfaces { get; } = [];
    public SortedDictionary<string, FlowLog> FlowLogs { get; } = [];
    public Dictionary<string, SortedDictionary<string, string>> Tags { get; } = [];

    /// <summary>Whether flow logs reach what they are delivered to.</summary>
    public IFlowLogDelivery? Delivery { get; set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Zones of the region.</summary>
    public IEnumerable<string> Zones => new[] { 'a', 'b', 'c' }.Select(letter => region + letter);

    /// <summary>Security groups that have been there long enough to be seen.</summary>
    public IEnumerable<SecurityGroup> SeenGroups => SecurityGroups.Values.Where(g => propagation.Reached(g.CreatedAt));

    public SortedDictionary<string, string> TagsOf(string id) => Tags.GetValueOrDefault(id, NoTags);

    /// <summary>ARN of a resource by its id.</summary>
    public string Arn(string id) => $"arn:aws:ec2:{region}:{AccessControl.AccountId}:{TypeOf(id)}/{id}";

    /// <summary>The type of resource that an id's prefix names.</summary>
    public static string TypeOf(string id) => id[..Math.Max(0, id.LastIndexOf('-'))] switch
    {
        "vpc" => "vpc",
        "subnet" => "subnet",
        "rtb" => "route-table",
        "sg" => "security-group",
        "sgr" => "security-group-rule",
        "eni" => "network-interface",
        "fl" => "vpc-flow-log",
        "vpce" => "vpc-endpoint",
        "nat" => "natgateway",
        _ => throw new AwsFault("InvalidID", $"The ID '{id}' is not valid"),
    };

    /// <summary>Whether a resource of this id exists.</summary>
    public bool Exists(string id) => TypeOf(id) switch
    {
        "vpc" => Vpcs.ContainsKey(id),
        "subnet" => Subnets.ContainsKey(id),
        "route-table" => RouteTables.ContainsKey(id),
        "security-group" => SeenGroups.Any(g => g.Id == id),
        "security-group-rule" => SecurityGroups.Values.Any(g => g.Rules.ContainsKey(id)),
        "network-interface" => Interfaces.ContainsKey(id),
        "vpc-endpoint" => Endpoints.ContainsKey(id),
        "natgateway" => Gateways.Contains(id),
        _ => FlowLogs.ContainsKey(id),
    };

    /// <summary>A seen security group, or the fault that it is not there.</summary>
    public SecurityGroup Group(string id) => SeenGroups.FirstOrDefault(g => g.Id == id)
        ?? throw (id.StartsWith("sg-", StringComparison.Ordinal)
            ? new AwsFault("InvalidGroup.NotFound", $"The security group '{id}' does not exist")
            : new AwsFault("InvalidGroupId.Malformed", $"Invalid id: \"{id}\" (expecting \"sg-...\")"));

    public Vpc Vpc(string id) => Vpcs.GetValueOrDefault(id)
        ?? throw new AwsFault("InvalidVpcID.NotFound", $"The vpc ID '{id}' does not exist");

    public Subnet Subnet(string id) => Subnets.GetValueOrDefault(id)
        ?? throw new AwsFault("InvalidSubnetID.NotFound", $"The subnet ID '{id}' does not exist");

    public RouteTable RouteTable(string id) => RouteTables.GetValueOrDefault(id)
        ?? throw new AwsFault("InvalidRouteTableID.NotFound", $"The routeTable ID '{id}' does not exist");

    /// <summary>The fault when something else still needs a resource.</summary>
    public static AwsFault Needed(string id) => new("DependencyViolation", $"resource {id} has a dependent object");

    /// <inheritdoc/>
    public string Attach(string subnetId, IReadOnlyList<string> groups, string description, string requester)
    {
        var id = ids.Resource("eni");
        Interfaces[id] = new(id, subnetId, groups, description, requester, FreeAddress(Subnet(subnetId)));
        return id;
    }

    /// <inheritdoc/>
    public void Regroup(string interfaceId, IReadOnlyList<string> groups)
        => Interfaces[interfaceId] = Interfaces[interfaceId] with { Groups = groups };

    /// <inheritdoc/>
    public void Detach(string interfaceId) => Interfaces.Remove(interfaceId);

    /// <summary>AWS keeps the first four addresses of a subnet.</summary>
    private string FreeAddress(Subnet subnet)
    {
        var taken = Interfaces.Values.Select(i => i.PrivateIp).ToHashSet();
        var start = BitConverter.ToUInt32([.. subnet.Cidr.BaseAddress.GetAddressBytes().Reverse()]);
        return Enumerable.Range(4, 1 << 15)
            .Select(offset => new IPAddress([.. BitConverter.GetBytes(start + (uint)offset).Reverse()]).ToString())
            .First(address => !taken.Contains(address));
    }
}
