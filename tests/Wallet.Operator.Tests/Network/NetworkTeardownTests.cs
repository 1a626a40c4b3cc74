using Wallet.Operator.Network;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network;

public sealed class NetworkTeardownTests
{
    private const string Stem = SomeNetwork.Stem;
    private const string Uid = "wallet-operator.io/uid";
    private const string Released = $"Tags: [{{Key: {Uid}, Value: released-{SamplePlatform.Uid}}}]";

    private static readonly string[] Resources =
    [
        $"DBSubnetGroup {Stem}-database",
        $"CacheSubnetGroup {Stem}-cache",
        $"SecurityGroup {Stem}-database",
        $"SecurityGroup {Stem}-cache",
        $"SecurityGroup {Stem}-messaging",
        $"SecurityGroup {Stem}-load-balancer",
        "Subnet 10.0.8.0/24",
        "Subnet 10.0.9.0/24",
        $"RouteTable {Stem}-database",
    ];

    [Fact]
    public void All_is_deleted()
        => NetworkTeardown.Of(SomeNetwork.Leaving(), SomeNetwork.Built).Texts().Should().Equal(
            $"Delete {Resources[0]} (Destroy)",
            $"Delete {Resources[1]} (Destroy)",
            $"Delete {Resources[2]} sg-Database (Destroy)",
            $"Delete {Resources[3]} sg-Cache (Destroy)",
            $"Delete {Resources[4]} sg-Messaging (Destroy)",
            $"Delete {Resources[5]} sg-LoadBalancer (Destroy)",
            $"Delete {Resources[6]} subnet-5 (Destroy)",
            $"Delete {Resources[7]} subnet-6 (Destroy)",
            $"Delete {Resources[8]} rtb-1 (Destroy)");

    /// <summary>Released are the resources with these indices.</summary>
    [Theory]
    [InlineData("database", new[] { 0, 2, 6, 7, 8 })]
    [InlineData("cache", new[] { 1, 3 })]
    [InlineData("messaging", new[] { 4 })]
    [InlineData("security", new int[0])]
    public void What_a_retained_store_needs_is_released(string retained, int[] released)
    {
        var changes = NetworkTeardown.Of(SomeNetwork.Leaving(retained), SomeNetwork.Built);

        changes.Select(change => change.What.Resource).Should().Equal(Resources);
        changes.Where(change => change.What.Verb != "Delete").Texts().Should().Equal(
            released.Select(index => $"Release {Resources[index]} {Uid}"));
    }

    [Fact]
    public void Released_are_the_resources_themselves()
        => NetworkTeardown.Of(SomeNetwork.Leaving("database", "cache"), SomeNetwork.Built)
            .Where(change => change.What.Verb == "Release")
            .Select(change => ChangeTexts.Text(change.Request))
            .Should().Equal(
                $"AddTagsToResourceRequest {{ResourceName: arn:Database, {Released}}}",
                $"AddTagsToResourceRequest {{ResourceName: arn:Cache, {Released}}}",
                $"CreateTagsRequest {{Resources: [sg-Database], {Released}}}",
                $"CreateTagsRequest {{Resources: [sg-Cache], {Released}}}",
                $"CreateTagsRequest {{Resources: [subnet-5], {Released}}}",
                $"CreateTagsRequest {{Resources: [subnet-6], {Released}}}",
                $"CreateTagsRequest {{Resources: [rtb-1], {Released}}}");

    [Fact]
    public void What_is_left_is_named_once()
    {
        var observed = SomeNetwork.Nothing with
        {
            OwnSubnets = [SomeNetwork.Built.OwnSubnets[0]],
            OwnRouteTables = [SomeNetwork.Built.OwnRouteTables[0], SomeNetwork.Built.OwnRouteTables[0] with { Id = "rtb-2" }],
        };

        NetworkTeardown.Leftovers(SomeNetwork.Leaving(), observed).Should().Equal(
            Finding.Moving("Deleting", $"Still there: Subnet 10.0.8.0/24, RouteTable {Stem}-database."));
        NetworkTeardown.Leftovers(SomeNetwork.Leaving(), SomeNetwork.Nothing).Should().BeEmpty();
    }
}
