using Wallet.Operator.Network;
using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network;

/// <summary>A network as it should be and as it is: two database subnets of the platform's own, and all groups.</summary>
internal static class SomeNetwork
{
    public const string Stem = "wp-demo-1a2b3c4d";

    public static readonly PlatformPass Pass = SamplePlatform.Pass(settings => settings with
    {
        Network = settings.Network with { DatabaseSubnetCidrs = ["10.0.8.0/24", "10.0.9.0/24"] },
    });

    private static readonly SubnetChoice Choice = new([], ["subnet-3", "subnet-4"], ["subnet-5", "subnet-6"], [], []);

    public static NetworkDesired Desired { get; } = new(
        "vpc-1",
        Choice,
        RouteTableDesired.For(Pass, Choice),
        SecurityGroupDesired.For(Pass, new ClusterNetwork("wallet", "ACTIVE", "issuer", "vpc-1", "sg-pods"), ["10.0.0.0/16"]),
        [
            SubnetGroupDesired.For(Pass, SubnetGroupKind.Database, Choice.Database),
            SubnetGroupDesired.For(Pass, SubnetGroupKind.Cache, Choice.Private),
        ],
        []);

    public static NetworkObserved Nothing { get; } = new() { OwnSubnets = [], OwnRouteTables = [], SecurityGroups = [], SubnetGroups = [] };

    public static NetworkObserved Built { get; } = new()
    {
        OwnSubnets = [Subnet("subnet-5", "eu-west-1a", "10.0.8.0/24"), Subnet("subnet-6", "eu-west-1b", "10.0.9.0/24")],
        OwnRouteTables = [new VpcRouteTable("rtb-1", false, Choice.Database.ToHashSet(), null, Desired.RouteTable!.Tags)],
        SecurityGroups = [.. Desired.SecurityGroups.Select(group => Applied(group, $"sg-{group.Role}"))],
        SubnetGroups = [.. Desired.SubnetGroups.Select(Applied)],
    };

    public static SecurityGroupObserved Applied(SecurityGroupDesired group, string id)
        => new(id, group.Name, "vpc-1", group.Tags, group.RulesOf(id));

    public static SubnetGroupObserved Applied(SubnetGroupDesired group)
        => new(group.Kind, group.Name, $"arn:{group.Kind}", group.SubnetIds.ToHashSet(), group.Tags);

    /// <summary>A pass over a platform that is being deleted, all of it but for some components.</summary>
    public static PlatformPass Leaving(params string[] retained) => SamplePlatform.Pass(settings => settings with
    {
        Deletion = settings.Deletion with { Exceptions = retained.ToDictionary(component => component, _ => DeletionPolicy.Retain) },
    });

    private static VpcSubnet Subnet(string id, string zone, string cidr)
        => new(id, zone, cidr, SubnetTier.Database, NetworkDesired.SubnetTags(Pass, zone));
}
