using Amazon.RDS.Model;
using Wallet.Operator.Database;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.Database;

public sealed class DatabasePredecessorsTests
{
    private const string Uid = "0a1b2c3d-0000-0000-0000-000000000000";
    private const string Id = "wp-demo-0a1b2c3d-aurora";

    [Fact]
    public void A_cluster_tells_whose_it_is_by_its_tags_and_its_name()
        => Of(Cluster(Id, Tags(Uid))).Should().Equal(new Predecessor("wallets/demo", "wallet", Uid, false, $"arn:{Id}", "demo"));

    [Fact]
    public void What_was_released_has_the_uid_of_whom_it_was()
        => Of(Cluster(Id, Tags(PlatformTags.Released(Uid)))).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Uid, IsReleased = true });

    [Fact]
    public void One_of_a_release_before_the_tag_names_no_cluster()
        => Of(Cluster(Id, Tags(Uid)[..2])).Should().ContainSingle().Which.Cluster.Should().BeEmpty();

    [Theory]
    [InlineData("available", 1)]
    [InlineData("stopped", 1)]
    [InlineData("something-new", 1)]
    [InlineData("deleting", 0)]
    public void One_that_is_going_is_none(string status, int count) => Of(Cluster(Id, Tags(Uid), status)).Should().HaveCount(count);

    [Fact]
    public void Those_of_others_and_its_own_are_none()
        => DatabasePredecessors.Of([Cluster(Id, []), Cluster(Id, Tags(Uid)[1..]), Cluster(Id, Tags("mine"))], "mine").Should().BeEmpty();

    [Theory]
    [InlineData(Id, "demo")]
    [InlineData("wp-my-wallet-0a1b2c3d-aurora", "my-wallet")]
    [InlineData("wp-0a1b2c3d-aurora", null)]
    [InlineData("wp--0a1b2c3d-aurora", null)]
    [InlineData("wp-demo-ffffffff-aurora", null)]
    [InlineData("wp-demo-0a1b2c3d-redis", null)]
    [InlineData("demo-0a1b2c3d-aurora", null)]
    public void The_name_of_its_platform_is_in_its_identifier(string id, string? name)
    {
        Of(Cluster(id, Tags(Uid))).Should().ContainSingle().Which.AwsName.Should().Be(name);
        if (name is not null)
            DatabaseNames.Cluster(new PlatformNames("another", Uid) { AwsName = name }).Should().Be(id);
    }

    [Fact]
    public void A_uid_that_is_none_names_nothing() => Of(Cluster(Id, Tags("short"))).Should().ContainSingle().Which.AwsName.Should().BeNull();

    private static IReadOnlyList<Predecessor> Of(DBCluster cluster) => DatabasePredecessors.Of([cluster], "mine");

    private static DBCluster Cluster(string id, Tag[] tags, string status = "available")
        => new() { DBClusterIdentifier = id, DBClusterArn = $"arn:{id}", Status = status, TagList = [.. tags] };

    private static Tag[] Tags(string owner) =>
    [
        new() { Key = PlatformTags.Uid, Value = owner },
        new() { Key = PlatformTags.Platform, Value = "wallets/demo" },
        new() { Key = PlatformTags.Cluster, Value = "wallet" },
    ];
}
