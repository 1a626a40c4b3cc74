using FsCheck.Xunit;
using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network;

public sealed class SubnetChooserTests
{
    private static readonly NetworkSettings Settings = SamplePlatform.Settings().Network;
    private static readonly Dictionary<string, string> NoTags = [];

    [Fact]
    public void Takes_one_subnet_of_each_tier_in_each_of_the_first_zones()
        => Choose(Settings, Land("abc")).Should().BeEquivalentTo(
            new { Public = new[] { "public-a", "public-b" }, Private = new[] { "private-a", "private-b" }, Database = new[] { "database-a", "database-b" } });

    [Fact]
    public void Prefers_zones_that_have_every_tier()
        => Chosen(Settings, [.. Land("bc"), Subnet("private", 'a')]).Private.Should().Equal("private-b", "private-c");

    [Fact]
    public void A_zone_added_later_changes_nothing_of_any_tier()
    {
        var choice = Chosen(Settings, [.. Land("bc"), .. Land("a")], inUse: ["private-b", "private-c", "database-b", "database-c"]);

        choice.Private.Should().Equal("private-b", "private-c");
        choice.Public.Should().Equal("public-b", "public-c");
        choice.Database.Should().Equal("database-b", "database-c");
    }

    [Fact]
    public void A_subnet_in_use_stays_chosen_whatever_its_tags_have_become()
    {
        var retagged = Land("bc").Select(subnet => subnet.Id == "private-b" ? subnet with { Tier = SubnetTier.Public } : subnet).ToList();

        Chosen(Settings, retagged, inUse: ["private-b", "private-c"]).Private.Should().Equal("private-b", "private-c");
    }

    [Theory]
    [InlineData("database", "2 zones are needed, none found: tag more subnets Tier=database, or set spec.network.databaseSubnetIds or databaseSubnetCidrs.")]
    [InlineData("private", "2 zones are needed, none found: tag more subnets Tier=private, or set spec.network.privateSubnetIds.")]
    public void Too_few_zones_are_told_with_what_to_do(string missing, string message)
        => Choose(Settings, Land("ab").Where(subnet => !subnet.Id.StartsWith(missing, StringComparison.Ordinal)).ToList())
            .Problems.Should().ContainSingle().Which.Should().Be(Finding.Stuck("NotEnoughZones", message));

    [Fact]
    public void Named_subnets_are_taken_as_they_are()
        => Chosen(Settings with { PrivateSubnetIds = ["private-c", "private-a"] }, Land("abc")).Private.Should().Equal("private-a", "private-c");

    [Fact]
    public void A_named_subnet_that_is_not_in_the_VPC_is_an_error()
        => Choose(Settings with { PrivateSubnetIds = ["private-a", "private-x"] }, Land("abc"))
            .Problems.Should().ContainSingle().Which.Should().Be(
                Finding.Stuck("SubnetNotFound", "The VPC has no private-x: correct spec.network.privateSubnetIds."));

    [Fact]
    public void A_block_that_another_subnet_has_is_foreign()
        => Choose(Settings with { DatabaseSubnetCidrs = ["cidr-database-a", "10.9.0.0/24"] }, Land("abc"))
            .Problems.Should().ContainSingle().Which.Reason.Should().Be("ForeignResource");

    [Property]
    public void The_order_in_which_AWS_lists_subnets_does_not_matter(int seed)
    {
        var shuffled = Land("abc").ToArray();
        new Random(seed).Shuffle(shuffled);

        Choose(Settings, shuffled)
            .Should().BeEquivalentTo(Choose(Settings, Land("abc")), options => options.RespectingRuntimeTypes().WithStrictOrdering());
    }

    [Theory]
    [InlineData(null, null, SubnetTier.Database)]
    [InlineData(null, "igw-1", SubnetTier.Public)]
    [InlineData(null, "nat-1", SubnetTier.Private)]
    [InlineData(null, "tgw-1", SubnetTier.Private)]
    [InlineData("database", "nat-1", SubnetTier.Database)]
    [InlineData("private", null, SubnetTier.Private)]
    internal void A_tag_tells_the_tier_else_the_default_route_does(string? tag, string? route, SubnetTier tier)
        => SubnetTiers.Of(tag is null ? NoTags : new Dictionary<string, string> { ["Tier"] = tag }, route).Should().Be(tier);

    private static SubnetChoice Choose(NetworkSettings settings, IReadOnlyList<VpcSubnet> subnets, params string[] inUse)
        => new SubnetChooser(settings, needsPublic: true, new HashSet<string>(), subnets, new SubnetsInUse(InUse("private", inUse), InUse("database", inUse)))
            .Choose();

    private static HashSet<string> InUse(string tier, string[] inUse) => [.. inUse.Where(id => id.StartsWith(tier, StringComparison.Ordinal))];

    private static SubnetChoice Chosen(NetworkSettings settings, IReadOnlyList<VpcSubnet> subnets, params string[] inUse)
    {
        var choice = Choose(settings, subnets, inUse);
        choice.Problems.Should().BeEmpty();
        return choice;
    }

    private static List<VpcSubnet> Land(string zones)
        => zones.SelectMany(zone => new[] { "public", "private", "database" }.Select(tier => Subnet(tier, zone))).ToList();

    private static VpcSubnet Subnet(string tier, char zone)
        => new($"{tier}-{zone}", zone.ToString(), $"cidr-{tier}-{zone}", Enum.Parse<SubnetTier>(tier, ignoreCase: true), NoTags);
}
