using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network;

public sealed class RouteTableDiffTests
{
    private const string Name = $"{SomeNetwork.Stem}-database";
    private static readonly RouteTableDesired Desired = SomeNetwork.Desired.RouteTable!;
    private static readonly VpcRouteTable Applied = SomeNetwork.Built.OwnRouteTables[0];

    [Fact]
    public void What_was_applied_needs_no_change() => Between(Desired, Applied).Should().BeEmpty();

    [Fact]
    public void Subnets_of_others_keep_their_routes()
    {
        Between(null, null).Should().BeEmpty();
        Between(null, Applied with { SubnetIds = new HashSet<string>() }).Should().BeEmpty();
    }

    [Fact]
    public void A_missing_table_is_made() => Between(Desired, null).Texts().Should().Equal($"Create RouteTable {Name} in vpc-1");

    [Fact]
    public void Each_of_our_subnets_follows_the_table_and_those_of_others_may()
    {
        var changes = Between(Desired, Applied with { SubnetIds = new HashSet<string> { "subnet-theirs" } });

        changes.Texts().Should().Equal(
            $"Associate RouteTable {Name} of subnet-5 rtb-1", $"Associate RouteTable {Name} of subnet-6 rtb-1");
        ChangeTexts.Text(changes[0].Request).Should().Be("AssociateRouteTableRequest {RouteTableId: rtb-1, SubnetId: subnet-5}");
    }

    [Theory]
    [InlineData("0.0.0.0/0", "DeleteRouteRequest {DestinationCidrBlock: 0.0.0.0/0, RouteTableId: rtb-1}")]
    [InlineData("::/0", "DeleteRouteRequest {DestinationIpv6CidrBlock: ::/0, RouteTableId: rtb-1}")]
    public void A_way_to_the_internet_is_taken_away(string destination, string request)
    {
        var changes = Between(Desired, Applied with { DefaultDestinations = [destination] });

        changes.Texts().Should().Equal($"DeleteRoute RouteTable {Name} {destination}");
        ChangeTexts.Text(changes[0].Request).Should().Be(request);
    }

    [Fact]
    public void Tags_are_kept_after_the_subnets()
    {
        var changes = Between(Desired, Applied with
        {
            SubnetIds = new HashSet<string> { "subnet-5" },
            Tags = new Dictionary<string, string>(Applied.Tags) { ["Owner"] = "theirs" },
        });

        changes.Texts().Should().Equal($"Associate RouteTable {Name} of subnet-6 rtb-1", $"Tag RouteTable {Name} Owner");
        ChangeTexts.Text(changes[1].Request).Should().Be("CreateTagsRequest {Resources: [rtb-1], Tags: [{Key: Owner, Value: wallet-team}]}");
    }

    private static List<AwsChange> Between(RouteTableDesired? desired, VpcRouteTable? observed)
        => [.. RouteTableDiff.Between(SomeNetwork.Pass, desired, observed, "vpc-1")];
}
