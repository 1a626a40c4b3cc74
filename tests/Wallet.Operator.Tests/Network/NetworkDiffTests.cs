using Wallet.Operator.Network;
using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network;

public sealed class NetworkDiffTests
{
    private const string Stem = SomeNetwork.Stem;
    private static readonly NetworkDesired Desired = SomeNetwork.Desired;
    private static readonly Dictionary<string, string> NoTags = [];

    private static readonly NetworkDesired WithMissing = Desired with
    {
        Choice = Desired.Choice with { Missing = [new NewSubnet("10.0.8.0/24", "eu-west-1a"), new NewSubnet("10.0.9.0/24", "eu-west-1b")] },
    };

    [Fact]
    public void What_was_applied_needs_no_change()
        => Between(Desired, SomeNetwork.Built).Should().BeEquivalentTo(RoomPlan<AwsChange>.Empty);

    [Fact]
    public void Everything_is_made_in_order()
    {
        var plan = Between(WithMissing, SomeNetwork.Nothing);

        plan.Changes.Texts().Should().Equal(
            "Create Subnet 10.0.8.0/24 in eu-west-1a of vpc-1",
            "Create Subnet 10.0.9.0/24 in eu-west-1b of vpc-1",
            $"Create RouteTable {Stem}-database in vpc-1",
            $"Create SecurityGroup {Stem}-database in vpc-1",
            $"Create SecurityGroup {Stem}-cache in vpc-1",
            $"Create SecurityGroup {Stem}-messaging in vpc-1",
            $"Create SecurityGroup {Stem}-load-balancer in vpc-1",
            $"Create DBSubnetGroup {Stem}-database subnet-5, subnet-6",
            $"Create CacheSubnetGroup {Stem}-cache subnet-3, subnet-4");
        plan.Impossible.Should().BeEmpty();
    }

    [Fact]
    public void A_subnet_is_made_with_its_tags()
        => ChangeTexts.Text(Between(WithMissing, SomeNetwork.Built).Changes[0].Request).Should().Be(
            "CreateSubnetRequest {AvailabilityZone: eu-west-1a, CidrBlock: 10.0.8.0/24, TagSpecifications: [{ResourceType: subnet, Tags: ["
            + "{Key: Environment, Value: staging}, {Key: ManagedBy, Value: wallet-operator}, "
            + $"{{Key: Name, Value: {Stem}-database-eu-west-1a}}, {{Key: Owner, Value: wallet-team}}, {{Key: Project, Value: wallet-service}}, "
            + "{Key: Tier, Value: database}, {Key: wallet-operator.io/component, Value: network}, "
            + "{Key: wallet-operator.io/platform, Value: wallets/demo}, "
            + $"{{Key: wallet-operator.io/uid, Value: {SamplePlatform.Uid}}}]}}], VpcId: vpc-1}}");

    [Fact]
    public void While_something_cannot_be_had_the_rest_is_kept_and_nothing_is_made()
    {
        var problem = Finding.Stuck("SubnetsMissing", "There are no private subnets.");
        var observed = SomeNetwork.Built with
        {
            OwnSubnets = [SomeNetwork.Built.OwnSubnets[0] with { Tags = NoTags }],
            OwnRouteTables = [SomeNetwork.Built.OwnRouteTables[0] with { SubnetIds = new HashSet<string> { "subnet-5" } }],
            SubnetGroups = [],
        };

        var plan = Between(WithMissing with { Problems = [problem] }, observed);

        plan.Changes.Texts().Should().Equal(
            "Tag Subnet 10.0.8.0/24 Environment, ManagedBy, Name, Owner, Project, Tier, wallet-operator.io/component, "
            + "wallet-operator.io/platform, wallet-operator.io/uid",
            $"Associate RouteTable {Stem}-database of subnet-6 rtb-1");
        plan.Impossible.Should().Equal(problem);
    }

    [Fact]
    public void Subnets_that_the_spec_no_longer_names_keep_their_tags()
        => Between(Desired, SomeNetwork.Built with
        {
            OwnSubnets = [SomeNetwork.Built.OwnSubnets[0] with { Cidr = "10.0.10.0/24", Tags = NoTags }],
        }).Changes.Should().BeEmpty();

    [Fact]
    public void Of_several_route_tables_the_first_serves()
    {
        var observed = SomeNetwork.Built with
        {
            OwnRouteTables = [SomeNetwork.Built.OwnRouteTables[0], new VpcRouteTable("rtb-2", false, new HashSet<string>(), null, NoTags)],
        };

        Between(Desired, observed).Changes.Should().BeEmpty();
    }

    private static RoomPlan<AwsChange> Between(NetworkDesired desired, NetworkObserved observed)
        => NetworkDiff.Between(SomeNetwork.Pass, desired, observed);
}
