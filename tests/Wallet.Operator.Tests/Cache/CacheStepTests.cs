using Amazon.ElastiCache.Model;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Aws;
using Wallet.Operator.Cache;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache;

public sealed class CacheStepTests : IAsyncLifetime
{
    private const string Group = "wp-demo-1a2b3c4d-redis";
    private LocalAccount _account = null!;
    private CacheStep _step = null!;
    private PlatformPass _pass = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        _step = new CacheStep(_account.Regions, TestRooms.Tools(_account.Clock));
        _pass = await _account.PrepareAsync();
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task Makes_an_encrypted_group_with_a_password_and_tells_of_it()
    {
        var facts = (await _step.BuildAsync(_account, _pass)).Fact<CacheFacts>();

        var group = await GroupAsync();
        group.AtRestEncryptionEnabled.Should().BeTrue();
        group.KmsKeyId.Should().Be(_pass.Find<SecurityFacts>()!.KeyArns["cache"]);
        group.AuthTokenEnabled.Should().BeTrue();
        group.MemberClusters.Should().ContainSingle();
        facts.Should().Be(new CacheFacts(group.NodeGroups![0].PrimaryEndpoint!.Address!, 6379, Tls: true) { HasAuthToken = true });
    }

    [Fact]
    public async Task A_steady_pass_mutates_nothing()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _account.Clock.Advance(TimeSpan.FromHours(1));

        (await PassAsync()).Should().BeOfType<StepOutcome.InSync>().Which.Changes.Should().BeEmpty();

        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Replicas_come_before_failover_is_turned_on()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _pass = WithCache(cache => cache with { Replicas = 2 });

        await _step.BuildAsync(_account, _pass);

        _account.Mutations("elasticache").Should().Equal("IncreaseReplicaCount", "ModifyReplicationGroup");
        var group = await GroupAsync();
        group.MemberClusters.Should().HaveCount(3);
        group.AutomaticFailover!.Value.Should().Be("enabled");
        group.MultiAZ!.Value.Should().Be("enabled");
    }

    [Fact]
    public async Task Failover_is_turned_off_before_the_last_replica_goes()
    {
        var large = WithCache(cache => cache with { Replicas = 1, NodeType = "cache.r6g.large" });
        await _step.BuildAsync(_account, large);
        _account.Journal.Clear();

        await _step.BuildAsync(_account, large.With(s => s with { Cache = s.Cache with { Replicas = 0 } }));

        _account.Mutations("elasticache").Should().Equal("ModifyReplicationGroup", "DecreaseReplicaCount");
        (await GroupAsync()).MemberClusters.Should().ContainSingle();
    }

    [Fact]
    public async Task Kinds_of_changes_go_one_after_another()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _pass = WithCache(cache => cache with { NodeType = "cache.r6g.large", EngineVersion = "7.1", SnapshotRetentionDays = 3 });

        await _step.BuildAsync(_account, _pass);

        _account.Journal.Mutations.Where(call => call.Operation == "ModifyReplicationGroup").Select(call => string.Join(
                ' ', call.Input.Select(member => member.Key).Except(["ReplicationGroupId", "ApplyImmediately"])))
            .Should().Equal("SnapshotRetentionLimit", "CacheNodeType", "EngineVersion");
    }

    /// <summary>To turn snapshots on, ElastiCache wants to know of which node: hashicorp/terraform-provider-aws#10581.</summary>
    [Theory, InlineData(0, 1), InlineData(0, 35), InlineData(1, 7)]
    public async Task Snapshots_from_no_days_to_some_name_their_node_and_a_replica_rather_than_the_primary(int replicas, int days)
    {
        await _step.BuildAsync(_account, WithCache(cache => cache with { Replicas = replicas, SnapshotRetentionDays = 0 }));
        (await GroupAsync()).SnapshotRetentionLimit.Should().Be(0);
        _account.Journal.Clear();

        await _step.BuildAsync(_account, WithCache(cache => cache with { Replicas = replicas, SnapshotRetentionDays = days }));
        SnapshotChange().Should().Be($"{days} of {Group}-00{replicas + 1}");
        (await GroupAsync()).SnapshotRetentionLimit.Should().Be(days);

        await _step.BuildAsync(_account, WithCache(cache => cache with { Replicas = replicas, SnapshotRetentionDays = days - 1 }));
        SnapshotChange().Should().Be($"{days - 1} of ", "from some days to others, or to none, the node is known");
        (await GroupAsync()).SnapshotRetentionLimit.Should().Be(days - 1);
    }

    [Fact]
    public async Task A_token_is_offered_first_and_demanded_when_every_pod_has_it()
    {
        var open = WithCache(cache => cache with { AuthToken = false });
        await _step.BuildAsync(_account, open);
        _account.Journal.Clear();

        var offered = await UntilAsync(open, pass => pass.Remembered.Any(each => each.Kind == CacheNames.TokenOffered));
        offered.Remembered.Should().NotBeEmpty();
        await PassesAsync(offered, 20);
        Strategies().Should().Equal(["ROTATE"], "no pod has taken the token up yet");

        var taken = new ComponentStatus("app", ComponentStatus.Ready, "", _account.Clock.GetUtcNow().UtcDateTime.AddMinutes(1));
        await PassesAsync(offered with { Components = new Dictionary<string, ComponentStatus> { ["app"] = taken } }, 20);
        Strategies().Should().Equal("ROTATE", "SET");
    }

    [Fact]
    public async Task A_token_cannot_be_turned_off_and_the_pods_keep_it()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();

        var outcome = await _step.ReconcileAsync(WithCache(cache => cache with { AuthToken = false }), CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("set spec.cache.authToken back to true");
        outcome.Fact<CacheFacts>().HasAuthToken.Should().BeTrue();
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_lost_cache_is_recreated_empty_only_when_a_person_accepts_that()
    {
        var built = await _step.BuildAsync(_account, _pass);
        await _account.Clients.ElastiCache.DeleteReplicationGroupAsync(new() { ReplicationGroupId = Group });
        _account.Clock.Advance(TimeSpan.FromHours(1));
        var lost = _pass.After(built);
        (await _step.ReconcileAsync(lost, CancellationToken.None)).Should().BeOfType<StepOutcome.Blocked>()
            .Which.Message.Should().Contain($"{CacheNames.AcceptEmpty}={Group}");

        await _step.BuildAsync(_account, lost with { Annotations = new Dictionary<string, string> { [CacheNames.AcceptEmpty] = Group } });

        (await GroupAsync()).Status.Should().Be("available");
    }

    [Fact]
    public async Task An_engine_of_another_major_version_comes_with_parameters_of_its_family()
    {
        await _step.BuildAsync(_account, WithCache(cache => cache with { EngineVersion = "6.x" }));
        _account.Journal.Clear();

        await _step.BuildAsync(_account, WithCache(cache => cache with { EngineVersion = "7.0" }));

        _account.Mutations("elasticache").Should().Equal(
            "CreateCacheParameterGroup", "ModifyCacheParameterGroup", "ModifyReplicationGroup", "DeleteCacheParameterGroup");
    }

    [Fact]
    public async Task A_parameter_that_the_family_does_not_have_is_named_and_holds_up_nothing()
    {
        await _step.BuildAsync(_account, _pass);
        var wrong = WithCache(cache => cache with { Parameters = new Dictionary<string, string> { ["no-such"] = "1" }, SnapshotRetentionDays = 6 });

        for (var pass = 0; pass < 10; pass++)
            await StepAsync(wrong);
        _account.Clock.Advance(TimeSpan.FromMinutes(30));

        (await GroupAsync()).SnapshotRetentionLimit.Should().Be(6);
        (await _step.ReconcileAsync(wrong, CancellationToken.None)).Should().BeOfType<StepOutcome.Blocked>()
            .Which.Message.Should().Contain("no-such").And.Contain("spec.cache.parameters");
    }

    [Fact]
    public async Task A_group_whose_uid_tag_is_gone_serves_on_and_is_not_changed()
    {
        var built = await _step.BuildAsync(_account, _pass);
        var arn = (await GroupAsync()).ARN;
        await _account.Clients.ElastiCache.RemoveTagsFromResourceAsync(new() { ResourceName = arn, TagKeys = [OwnershipTags.UidKey] });
        _account.Clock.Advance(TimeSpan.FromHours(1));
        _account.Journal.Clear();
        var pass = WithCache(cache => cache with { SnapshotRetentionDays = 6 }).After(built);

        var outcome = await _step.ReconcileAsync(pass, CancellationToken.None);

        var blocked = outcome.Should().BeOfType<StepOutcome.Blocked>().Subject;
        blocked.Reason.Should().Be("UidTagMissing");
        blocked.Message.Should().Be(
            $"ReplicationGroup {Group} ({Group}): the tag {OwnershipTags.UidKey}={_pass.Uid} is gone. The platform made it and it goes on serving, "
            + "but nothing of it is changed until the tag is back: set it again.");
        outcome.Planned.Should().BeEmpty();
        outcome.Fact<CacheFacts>().PrimaryHost.Should().NotBeEmpty();
        outcome.Remember.Should().BeEquivalentTo(built.Remember);
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Parameters_whose_uid_tag_is_gone_are_neither_created_again_nor_changed()
    {
        var built = await _step.BuildAsync(_account, _pass);
        var groups = await _account.Clients.ElastiCache.DescribeCacheParameterGroupsAsync(new() { CacheParameterGroupName = Group });
        var arn = groups.CacheParameterGroups!.Single().ARN;
        await _account.Clients.ElastiCache.RemoveTagsFromResourceAsync(new() { ResourceName = arn, TagKeys = [OwnershipTags.UidKey] });
        _account.Clock.Advance(TimeSpan.FromHours(1));
        _account.Journal.Clear();

        var outcome = await _step.ReconcileAsync(_pass.After(built), CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().StartWith($"CacheParameterGroup {Group} ({Group}): the tag ")
            .And.EndWith("set it again.");
        outcome.Planned.Should().BeEmpty();
        outcome.Remember.Should().BeEquivalentTo(built.Remember);
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Taken_down_a_group_without_its_uid_tag_stays_with_its_parameters()
    {
        var built = await _step.BuildAsync(_account, _pass);
        await _account.Clients.ElastiCache.RemoveTagsFromResourceAsync(
            new() { ResourceName = (await GroupAsync()).ARN, TagKeys = [OwnershipTags.UidKey] });
        _account.Clock.Advance(TimeSpan.FromHours(1));
        _account.Journal.Clear();

        var outcome = await _step.DeleteAsync(_pass.After(built), CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("UidTagMissing");
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Parameters_are_set_and_given_back()
    {
        await _step.BuildAsync(_account, _pass);
        await _step.BuildAsync(_account, WithCache(cache => cache with { Parameters = new Dictionary<string, string> { ["timeout"] = "300" } }));
        (await ParameterAsync("timeout")).Should().Be("300");

        await _step.BuildAsync(_account, _pass);
        (await ParameterAsync("timeout")).Should().Be("0");
        (await ParameterAsync("maxmemory-policy")).Should().Be("allkeys-lru");
    }

    [Fact]
    public async Task Drift_is_repaired_with_the_drifted_fields_alone()
    {
        await _step.BuildAsync(_account, _pass);
        await _account.Clients.ElastiCache.ModifyReplicationGroupAsync(
            new() { ReplicationGroupId = Group, SnapshotRetentionLimit = 9, ApplyImmediately = true });
        _account.Clock.Advance(TimeSpan.FromMinutes(30));
        _account.Journal.Clear();

        await _step.BuildAsync(_account, _pass);

        _account.Journal.Mutations.Should().ContainSingle().Which.Input.Select(member => member.Key)
            .Should().BeEquivalentTo("ReplicationGroupId", "ApplyImmediately", "SnapshotRetentionLimit");
    }

    [Fact]
    public async Task A_lost_answer_makes_nothing_twice()
    {
        await PassAsync();
        _account.Faults.Next("elasticache", "CreateReplicationGroup", new Disturbance.LoseReply());
        await PassAsync();

        await _step.BuildAsync(_account, _pass);

        (await _account.Clients.ElastiCache.DescribeReplicationGroupsAsync(new())).ReplicationGroups.Should().ContainSingle();
    }

    [Fact]
    public async Task A_group_that_is_gone_is_never_made_anew()
    {
        var built = await _step.BuildAsync(_account, _pass);
        await _account.Clients.ElastiCache.DeleteReplicationGroupAsync(new() { ReplicationGroupId = Group });
        _account.Clock.Advance(TimeSpan.FromHours(1));
        _account.Journal.Clear();
        _pass = _pass.After(built);

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("DataStoreMissing");

        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_foreign_parameter_group_of_our_name_blocks_and_stays_untouched()
    {
        await _account.Clients.ElastiCache.CreateCacheParameterGroupAsync(
            new() { CacheParameterGroupName = Group, CacheParameterGroupFamily = "redis7", Description = "theirs" });
        _account.Journal.Clear();

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain($"CacheParameterGroup {Group}");

        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task Deleted_with_a_snapshot_when_the_policy_says_so()
    {
        _pass = _pass.With(settings => settings with { Deletion = settings.Deletion with { Policy = DeletionPolicy.Snapshot } });
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();

        await _step.TearDownAsync(_account, _pass);

        _account.Mutations("elasticache").Should().Equal("CreateSnapshot", "DeleteReplicationGroup", "DeleteCacheParameterGroup");
        (await _account.Clients.ElastiCache.DescribeSnapshotsAsync(new() { SnapshotName = "wp-demo-1a2b3c4d-final" })).Snapshots.Should().ContainSingle();
    }

    [Fact]
    public async Task Deleted_without_a_snapshot_otherwise()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();

        await _step.TearDownAsync(_account, _pass);

        _account.Mutations("elasticache").Should().Equal("DeleteReplicationGroup", "DeleteCacheParameterGroup");
    }

    [Fact]
    public async Task A_retained_cache_loses_our_claim_and_nothing_else()
    {
        await _step.BuildAsync(_account, _pass);
        _account.Journal.Clear();
        _pass = _pass.With(settings => settings with { Deletion = settings.Deletion with { Policy = DeletionPolicy.Retain } });

        await _step.TearDownAsync(_account, _pass);

        _account.Mutations("elasticache").Should().Equal("AddTagsToResource", "AddTagsToResource");
        var tags = await _account.Clients.ElastiCache.ListTagsForResourceAsync(new() { ResourceName = (await GroupAsync()).ARN });
        tags.TagList.FromTags()[OwnershipTags.UidKey].Should().Be($"released-{_pass.Uid}");
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Any_spec_after_any_other_is_reached_and_kept(int seed)
    {
        var specs = new RandomSpecs(seed);
        for (var step = 0; step < 5; step++)
        {
            _pass = _pass.With(settings => settings with { Cache = specs.Next(settings.Cache) });
            await _step.BuildAsync(_account, _pass);
            _account.Clock.Advance(TimeSpan.FromHours(25));
            _account.Journal.Clear();

            var steady = await PassAsync();

            steady.Should().BeOfType<StepOutcome.InSync>("step {0} of seed {1} asks for {2}", step, seed, _pass.Settings.Cache);
            _account.Journal.Mutations.Should().BeEmpty();
        }
    }

    private string SnapshotChange()
    {
        var input = _account.Journal.Mutations.Should().ContainSingle().Which.Input;
        _account.Journal.Clear();
        return $"{input["SnapshotRetentionLimit"]} of {input["SnapshottingClusterId"]}";
    }

    private IEnumerable<string> Strategies() => _account.Journal.Mutations
        .Where(call => call.Input["AuthTokenUpdateStrategy"] is not null)
        .Select(call => call.Input["AuthTokenUpdateStrategy"]!.GetValue<string>());

    /// <summary>Passes with the token wanted, each as the reconciler makes it from the one before, until it is so.</summary>
    private async Task<PlatformPass> UntilAsync(PlatformPass open, Func<PlatformPass, bool> reached)
    {
        var pass = open.With(settings => settings with { Cache = settings.Cache with { AuthToken = true } });
        for (var passes = 0; !reached(pass); passes++)
        {
            passes.Should().BeLessThan(50);
            pass = pass.After(await StepAsync(pass));
        }

        return pass;
    }

    private async Task PassesAsync(PlatformPass pass, int count)
    {
        for (var passes = 0; passes < count; passes++)
            pass = pass.After(await StepAsync(pass)) with { Components = pass.Components };
    }

    private async Task<StepOutcome> StepAsync(PlatformPass pass)
    {
        var outcome = await _step.ReconcileAsync(pass, CancellationToken.None);
        _account.Clock.Advance(outcome.WakeAfter ?? TimeSpan.FromMinutes(5));
        return outcome;
    }

    private async Task<StepOutcome> PassAsync() => await _step.ReconcileAsync(_pass, CancellationToken.None);

    private PlatformPass WithCache(Func<CacheSettings, CacheSettings> change) =>
        _pass.With(settings => settings with { Cache = change(settings.Cache) });

    private async Task<ReplicationGroup> GroupAsync() =>
        (await _account.Clients.ElastiCache.DescribeReplicationGroupsAsync(new() { ReplicationGroupId = Group })).ReplicationGroups!.Single();

    private async Task<string?> ParameterAsync(string name) =>
        (await _account.Clients.ElastiCache.DescribeCacheParametersAsync(new() { CacheParameterGroupName = Group, MaxRecords = 100 }))
        .Parameters!.Single(parameter => parameter.ParameterName == name).ParameterValue;
}
