using k8s;
using k8s.Models;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Campaigns;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>A platform whose resource was lost, or that was given up with its data kept, and another that goes on with what it left behind.</summary>
public sealed class AdoptionTests : IAsyncLifetime
{
    private World _world = null!;
    private LivePlatform _first = null!;
    private string _uid = null!;
    private string _cluster = null!;

    public async Task InitializeAsync()
    {
        _world = await World.StartAsync();
        _world.HasPods = false;
        _world.Restart();
        _first = await LivePlatform.CreateAsync(_world, "demo", ConvergenceTests.Staging);
        await _first.UntilReadyAsync();
        _uid = (await _first.ReadAsync()).Metadata.Uid;
        _cluster = new PlatformNames("demo", _uid).For("aurora");
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Restored_from_a_backup_a_platform_asks_then_goes_on_with_its_database_and_is_taken_down_whole()
    {
        await LoseAsync();
        _world.HasPods = true;
        _world.Restart();
        var again = await AgainAsync();
        await again.ForAsync(TimeSpan.FromMinutes(10));

        (await StalledAsync(again)).Should().StartWith("PredecessorFound: database: ").And.Contain(_cluster).And.Contain("spec.adoption.mode");
        _world.Cloud.Aws.Journal.Mutations.Should().BeEmpty("nothing is created until it is said");

        await _world.ChangeAsync(again.Key, new { adoption = new { mode = "IfTagged" } });
        await again.UntilReadyAsync();

        await GoesOnAsync(again);
        await TakesDownAsync(again);
    }

    [Fact]
    public async Task With_the_CRD_of_an_older_release_which_would_forget_it_nothing_is_taken_over()
    {
        await LoseAsync();
        await _world.Cloud.Client.ApiextensionsV1.PatchCustomResourceDefinitionAsync(
            new V1Patch("""[{"op":"remove","path":"/spec/versions/0/schema/openAPIV3Schema/properties/status/properties/adoption"}]""", V1Patch.PatchType.JsonPatch),
            $"{PlatformStore.Kind.Plural}.{PlatformStore.Kind.Group}");
        var again = await AgainAsync(new { mode = "IfTagged" });
        await again.ForAsync(TimeSpan.FromMinutes(5));

        (await StalledAsync(again)).Should().StartWith("CrdOutdated: ");
        _world.Cloud.Aws.Journal.Mutations.Should().BeEmpty();
        (await again.StatusAsync()).Begun.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_retained_is_taken_over_with_its_data_and_released_no_more()
    {
        await _world.ChangeAsync(_first.Key, new { deletion = new { policy = "Retain" } });
        await _world.DeleteAsync(_first.Key);
        await new Journey(_world, _first.Key).UntilGoneAsync();
        _world.ResourcesOf(PlatformTags.Released(_uid)).Should().NotBeEmpty();
        _world.Cloud.Aws.Journal.Clear();

        var again = await AgainAsync(new { mode = "IfTagged" });
        await again.UntilReadyAsync();

        _world.Cloud.Aws.Journal.Mutations.Select(call => call.Operation).Should().NotContain("CreateDBCluster")
            .And.NotContain("CreateReplicationGroup").And.NotContain("CreateClusterV2").And.NotContain("CreateKey").And.NotContain("CreateSecret");
        _world.ResourcesOf(PlatformTags.Released(_uid)).Should().BeEmpty();
        await TakesDownAsync(again);
    }

    [Fact]
    public async Task Of_two_platforms_that_choose_the_same_database_at_once_one_gives_way()
    {
        await LoseAsync();
        var (one, two) = (await OtherAsync("one"), await OtherAsync("two"));
        var arn = (await _world.Administrator.RDS.DescribeDBClustersAsync(new(), default)).DBClusters!.Single().DBClusterArn;
        var isTaken = false;
        _world.KubernetesFaults.Answer = request =>
        {
            if (!isTaken && request.Method == HttpMethod.Patch && request.RequestUri!.AbsolutePath.EndsWith("/one/status", StringComparison.Ordinal))
            {
                isTaken = true;
                _world.SayAsync(two.Key, new { adoption = new { platform = "wallets/demo", uid = _uid, awsName = "demo", database = arn } }).GetAwaiter().GetResult();
            }

            return null;
        };

        await one.PassAsync();

        (await one.StatusAsync()).Adoption.Should().BeNull();
        (await StalledAsync(one)).Should().StartWith("ForeignResource: ").And.Contain("platform wallets/two, which is still there");
        _world.Cloud.Aws.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task By_its_identifier_a_database_is_taken_over_under_another_name_but_not_from_a_platform_that_is_still_there()
    {
        var other = await OtherAsync("other");
        _world.Cloud.Aws.Journal.Clear();
        await other.ForAsync(TimeSpan.FromMinutes(5));
        (await StalledAsync(other)).Should().StartWith("ForeignResource: database: ").And.Contain("platform wallets/demo, which is still there");
        _world.Cloud.Aws.Journal.Mutations.Should().BeEmpty();

        await LoseAsync();
        await other.UntilReadyAsync();

        // Of a profile's selector, which names the platform, EKS changes nothing.
        await GoesOnAsync(other, "CreateFargateProfile", "DeleteFargateProfile");
        var cluster = (await _world.Administrator.RDS.DescribeDBClustersAsync(new(), default)).DBClusters!.Single();
        cluster.TagList!.Single(tag => tag.Key == PlatformTags.Platform).Value.Should().Be("wallets/other");
        await TakesDownAsync(other);
    }

    [Fact]
    public async Task A_paused_platform_shows_what_taking_over_would_change_and_may_still_choose_otherwise()
    {
        await LoseAsync();
        var again = await AgainAsync(new { mode = "IfTagged" }, paused: true);
        await again.ForAsync(TimeSpan.FromMinutes(5));
        var shown = await again.StatusAsync();
        shown.Adoption!.Uid.Should().Be(_uid);
        shown.Resources.Should().Contain(each => each.Id.Contains(_cluster, StringComparison.Ordinal));
        (shown.Plan ?? []).Should().NotContain(step => step.Verb == "Create" && step.Component != "app");

        await _world.ChangeAsync(again.Key, new { paused = false, adoption = new { mode = "Never" } });
        await again.UntilReadyAsync();

        var status = await again.StatusAsync();
        status.Adoption.Should().BeNull();
        var clusters = (await _world.Administrator.RDS.DescribeDBClustersAsync(new(), default)).DBClusters!;
        clusters.Select(cluster => cluster.DBClusterIdentifier).Should()
            .BeEquivalentTo(_cluster, new PlatformNames("demo", (await again.ReadAsync()).Metadata.Uid).For("aurora"));
    }

    [Fact]
    public async Task Restored_with_its_status_it_is_asked_too_and_forgets_what_it_gives_up()
    {
        var before = await _first.StatusAsync();
        await LoseAsync();
        var again = await AgainAsync();
        await _world.SayAsync(again.Key, new
        {
            phase = before.Phase,
            begun = before.Begun,
            accepted = new { databaseName = "wallet" },
            resources = before.Resources!.Select(each =>
            new { component = each.Component, kind = each.Kind, id = each.Id })
        });
        await again.ForAsync(TimeSpan.FromMinutes(5));
        (await StalledAsync(again)).Should().StartWith("PredecessorFound: ");

        await _world.ChangeAsync(again.Key, new { adoption = new { mode = "Never" } });
        await again.UntilReadyAsync();

        (await again.StatusAsync()).Resources.Should().NotContain(each => each.Id.Contains(_cluster, StringComparison.Ordinal));
    }

    private async Task LoseAsync()
    {
        await _world.Cloud.Client.CustomObjects.PatchNamespacedCustomObjectAsync(
            new V1Patch("""{"metadata":{"finalizers":null}}""", V1Patch.PatchType.MergePatch),
            PlatformStore.Kind.Group, PlatformStore.Kind.Version, _first.Key.Namespace, PlatformStore.Kind.Plural, _first.Key.Name);
        await _world.DeleteAsync(_first.Key);
        _world.Cloud.Aws.Journal.Clear();
    }

    private async Task<LivePlatform> AgainAsync(object? adoption = null, bool paused = false)
        => await LivePlatform.CreateAsync(_world, "demo", With(adoption, paused));

    private Task<LivePlatform> OtherAsync(string name) => LivePlatform.CreateAsync(
        _world, name, With(new { mode = "Explicit", resources = new[] { new { component = "database", id = _cluster } } }));

    private static object With(object? adoption, bool paused = false) => new
    {
        environment = "staging",
        region = World.Region,
        paused,
        adoption = adoption ?? new { },
        app = new { image = "wallet-api:1", env = new { WALLET_AUTH_MODE = "disabled" } },
    };

    private static async Task<string> StalledAsync(LivePlatform platform)
    {
        var stalled = (await platform.StatusAsync()).Conditions!.Single(each => each.Type == ConditionTypes.Stalled);
        return $"{stalled.Reason}: {stalled.Message}";
    }

    private async Task GoesOnAsync(LivePlatform platform, params string[] replaced)
    {
        (await platform.StatusAsync()).Adoption!.Uid.Should().Be(_uid);
        _world.Cloud.Aws.Journal.Mutations.Select(call => call.Operation).Should().NotContain(operation
            => operation != "CreateTags" && !replaced.Contains(operation) && (operation.StartsWith("Create") || operation.StartsWith("Delete") || operation.StartsWith("Reboot")));
        (await _world.Administrator.RDS.DescribeDBClustersAsync(new(), default)).DBClusters.Should().ContainSingle();
        (await _world.Cloud.Client.CoreV1.ListNamespacedEventAsync(platform.Key.Namespace)).Items.Should()
            .ContainSingle(told => told.Reason == "Adopted").Which.Message.Should().Contain(_cluster).And.Contain("platform wallets/demo");
        _world.Cloud.Aws.Journal.Clear();
        await platform.ForAsync(TimeSpan.FromHours(1));
        _world.Cloud.Aws.Journal.Mutations.Should().BeEmpty("it is as its spec says");
    }

    private async Task TakesDownAsync(LivePlatform platform)
    {
        await _world.DeleteAsync(platform.Key);
        await new Journey(_world, platform.Key).UntilGoneAsync();
        _world.Clock.Advance(TimeSpan.FromDays(8));
        _world.ResourcesOf(_uid).Should().BeEmpty();
        _world.Cloud.Aws.Models.Violations.Should().BeEmpty();
    }
}
