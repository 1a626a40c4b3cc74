using Amazon.EC2.Model;
using Wallet.Operator.Network;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network;

/// <summary>What the platform stands on goes wrong, before and after it is built.</summary>
public sealed class NetworkGroundTests : IAsyncLifetime
{
    private static readonly PlatformPass Pass = SamplePlatform.Pass();
    private LocalAccount _account = null!;
    private NetworkStep _step = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        _step = new NetworkStep(_account.Regions, TestRooms.Tools(_account.Clock));
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Theory]
    [InlineData("vpc-0123456789abcdef0")]
    [InlineData("no-vpc-id")]
    public async Task A_VPC_that_does_not_exist_is_named_with_its_field(string vpcId)
    {
        var outcome = await _step.ReconcileAsync(With(network => network with { VpcId = vpcId }), CancellationToken.None);

        var blocked = outcome.Should().BeOfType<StepOutcome.Blocked>().Subject;
        blocked.Reason.Should().Be("VpcNotFound");
        blocked.Message.Should().Contain("spec.network.vpcId").And.NotContain("tag more subnets");
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Too_few_zones_make_nothing()
    {
        var outcome = await _step.ReconcileAsync(With(network => network with { Zones = 9 }), CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("NotEnoughZones");
        outcome.Planned.Should().BeEmpty();
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Too_few_zones_take_nothing_away_from_what_is_built()
    {
        var before = (await _step.BuildAsync(_account, Pass)).Fact<NetworkFacts>();

        var outcome = await _step.ReconcileAsync(With(network => network with { Zones = 9 }), CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("NotEnoughZones");
        var after = outcome.Fact<NetworkFacts>();
        after.PrivateSubnetIds.Should().Equal(before.PrivateSubnetIds);
        after.DatabaseSubnetIds.Should().Equal(before.DatabaseSubnetIds);
        _account.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_subnet_that_loses_its_tag_and_route_stays_in_use()
    {
        var before = (await _step.BuildAsync(_account, Pass)).Fact<NetworkFacts>();
        await _account.Clients.EC2.CreateTagsAsync(new CreateTagsRequest
        {
            Resources = [before.PrivateSubnetIds[0]],
            Tags = [new Tag("Tier", "public")],
        });
        _account.Journal.Clear();

        var outcome = await _step.ReconcileAsync(Pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.InSync>();
        outcome.Fact<NetworkFacts>().Should().BeEquivalentTo(before);
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task What_AWS_has_is_reported_only_when_something_of_ours_is_there()
    {
        var refused = await _step.ReconcileAsync(With(network => network with { Zones = 9 }), CancellationToken.None);
        refused.Accept!(new AcceptedStatus()).Should().Be(new AcceptedStatus());

        var built = await _step.BuildAsync(_account, Pass);

        built.Accept!(new AcceptedStatus()).Should().BeEquivalentTo(
            new { EksClusterName = "wallet", _account.Cloud.Ec2.Landscape.VpcId, Region = LocalAccount.Region });
    }

    [Fact]
    public async Task A_group_that_lost_its_tag_goes_on_serving_and_is_not_left_behind_without_a_word()
    {
        var built = await _step.BuildAsync(_account, Pass);
        var facts = built.Fact<NetworkFacts>();
        await _account.Clients.EC2.DeleteTagsAsync(new DeleteTagsRequest
        {
            Resources = [facts.CacheSecurityGroupId],
            Tags = [new Tag { Key = "wallet-operator.io/uid" }],
        });
        _account.Clock.Advance(TimeSpan.FromMinutes(5));
        var pass = Pass.After(built);

        var building = await _step.ReconcileAsync(pass, CancellationToken.None);
        building.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("UidTagMissing");
        building.Fact<NetworkFacts>().Should().BeEquivalentTo(facts);

        var deleting = await _step.DeleteAsync(pass, CancellationToken.None);
        deleting.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain(facts.CacheSecurityGroupId);
    }

    [Fact]
    public async Task Tags_that_the_spec_drops_are_removed_everywhere()
    {
        var blocks = With(network => network with { DatabaseSubnetCidrs = ["10.0.240.0/24", "10.0.241.0/24"] });
        await _step.BuildAsync(_account, blocks.With(settings => settings with { Tags = new Dictionary<string, string> { ["Team"] = "payments" } }));
        (await TaggedAsync("Team")).Should().HaveCount(9, "four security groups, two subnets and their table, two subnet groups");
        _account.Clock.Advance(TimeSpan.FromMinutes(15));

        await _step.BuildAsync(_account, blocks with { FormerTagKeys = ["Team"] });

        (await TaggedAsync("Team")).Should().BeEmpty();
    }

    private static PlatformPass With(Func<NetworkSettings, NetworkSettings> change)
        => Pass.With(settings => settings with { Network = change(settings.Network) });

    private async Task<IReadOnlyList<string?>> TaggedAsync(string key)
    {
        var found = await _account.Clients.Tagging.GetResourcesAsync(new()
        {
            TagFilters = [new Amazon.ResourceGroupsTaggingAPI.Model.TagFilter { Key = key }],
        });
        return [.. (found.ResourceTagMappingList ?? []).Select(resource => resource.ResourceARN)];
    }
}
