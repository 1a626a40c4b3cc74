using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Cache;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache;

public sealed class CacheStepTests : CacheRoom
{
    [Fact]
    public async Task Makes_an_encrypted_group_with_a_password_and_tells_of_it()
    {
        var facts = (await Step.BuildAsync(Account, Pass)).Fact<CacheFacts>();

        var group = await GroupAsync();
        group.AtRestEncryptionEnabled.Should().BeTrue();
        group.KmsKeyId.Should().Be(Pass.Find<SecurityFacts>()!.KeyArns["cache"]);
        group.AuthTokenEnabled.Should().BeTrue();
        group.MemberClusters.Should().ContainSingle();
        facts.Should().Be(new CacheFacts(group.NodeGroups![0].PrimaryEndpoint!.Address!, 6379, Tls: true) { HasAuthToken = true });
    }

    [Fact]
    public async Task A_steady_pass_mutates_nothing()
    {
        await Step.BuildAsync(Account, Pass);
        Account.Journal.Clear();
        Account.Clock.Advance(TimeSpan.FromHours(1));

        (await PassAsync()).Should().BeOfType<StepOutcome.InSync>().Which.Changes.Should().BeEmpty();

        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_node_type_that_ElastiCache_takes_back_is_tried_ever_more_slowly_and_said()
    {
        await Step.BuildAsync(Account, Pass);
        Account.Journal.Clear();
        var wanted = WithCache(cache => cache with { NodeType = "cache.r6g.xlarge" });
        var outcomes = new List<StepOutcome>();

        for (var end = Account.Clock.GetUtcNow() + TimeSpan.FromHours(4); Account.Clock.GetUtcNow() < end;)
        {
            Account.ElastiCache.FailNext("replication-group", Group, "rolled-back");
            outcomes.Add(await StepAsync(wanted));
        }

        outcomes.OfType<StepOutcome.Blocked>().Last().Message.Should().Contain(Group).And.Contain("cache.r6g.xlarge").And.Contain("did not last");
        outcomes.Should().OnlyContain(outcome => outcome.Facts.Count == 1);
        Account.Mutations("elasticache").Should().HaveCountGreaterThanOrEqualTo(4).And.HaveCountLessThanOrEqualTo(7);
    }

    [Fact]
    public async Task Replicas_come_before_failover_is_turned_on()
    {
        await Step.BuildAsync(Account, Pass);
        Account.Journal.Clear();
        Pass = WithCache(cache => cache with { Replicas = 2 });

        await Step.BuildAsync(Account, Pass);

        Account.Mutations("elasticache").Should().Equal("IncreaseReplicaCount", "ModifyReplicationGroup");
        var group = await GroupAsync();
        group.MemberClusters.Should().HaveCount(3);
        group.AutomaticFailover!.Value.Should().Be("enabled");
        group.MultiAZ!.Value.Should().Be("enabled");
    }

    [Fact]
    public async Task Failover_is_turned_off_before_the_last_replica_goes()
    {
        var large = WithCache(cache => cache with { Replicas = 1, NodeType = "cache.r6g.large" });
        await Step.BuildAsync(Account, large);
        Account.Journal.Clear();

        await Step.BuildAsync(Account, large.With(s => s with { Cache = s.Cache with { Replicas = 0 } }));

        Account.Mutations("elasticache").Should().Equal("ModifyReplicationGroup", "DecreaseReplicaCount");
        (await GroupAsync()).MemberClusters.Should().ContainSingle();
    }

    [Fact]
    public async Task Kinds_of_changes_go_one_after_another()
    {
        await Step.BuildAsync(Account, Pass);
        Account.Journal.Clear();
        Pass = WithCache(cache => cache with { NodeType = "cache.r6g.large", EngineVersion = "7.1", SnapshotRetentionDays = 3 });

        await Step.BuildAsync(Account, Pass);

        Account.Journal.Mutations.Where(call => call.Operation == "ModifyReplicationGroup").Select(call => string.Join(
                ' ', call.Input.Select(member => member.Key).Except(["ReplicationGroupId", "ApplyImmediately"])))
            .Should().Equal("SnapshotRetentionLimit", "CacheNodeType", "EngineVersion");
    }

    /// <summary>To turn snapshots on, ElastiCache wants to know of which node: hashicorp/terraform-provider-aws#10581.</summary>
    [Theory, InlineData(0, 1), InlineData(0, 35), InlineData(1, 7)]
    public async Task Snapshots_from_no_days_to_some_name_their_node_and_a_replica_rather_than_the_primary(int replicas, int days)
    {
        await Step.BuildAsync(Account, WithCache(cache => cache with { Replicas = replicas, SnapshotRetentionDays = 0 }));
        (await GroupAsync()).SnapshotRetentionLimit.Should().Be(0);
        Account.Journal.Clear();

        await Step.BuildAsync(Account, WithCache(cache => cache with { Replicas = replicas, SnapshotRetentionDays = days }));
        SnapshotChange().Should().Be($"{days} of {Group}-00{replicas + 1}");
        (await GroupAsync()).SnapshotRetentionLimit.Should().Be(days);

        await Step.BuildAsync(Account, WithCache(cache => cache with { Replicas = replicas, SnapshotRetentionDays = days - 1 }));
        SnapshotChange().Should().Be($"{days - 1} of ", "from some days to others, or to none, the node is known");
        (await GroupAsync()).SnapshotRetentionLimit.Should().Be(days - 1);
    }

    [Fact]
    public async Task A_lost_cache_is_recreated_empty_only_when_a_person_accepts_that()
    {
        var built = await Step.BuildAsync(Account, Pass);
        await Account.Clients.ElastiCache.DeleteReplicationGroupAsync(new() { ReplicationGroupId = Group });
        Account.Clock.Advance(TimeSpan.FromHours(1));
        var lost = Pass.After(built);
        (await Step.ReconcileAsync(lost, CancellationToken.None)).Should().BeOfType<StepOutcome.Blocked>()
            .Which.Message.Should().Contain($"{CacheNames.AcceptEmpty}={Group}");

        await Step.BuildAsync(Account, lost with { Annotations = new Dictionary<string, string> { [CacheNames.AcceptEmpty] = Group } });

        (await GroupAsync()).Status.Should().Be("available");
    }

    [Fact]
    public async Task An_engine_of_another_major_version_comes_with_parameters_of_its_family()
    {
        await Step.BuildAsync(Account, WithCache(cache => cache with { EngineVersion = "6.x" }));
        Account.Journal.Clear();

        await Step.BuildAsync(Account, WithCache(cache => cache with { EngineVersion = "7.0" }));

        Account.Mutations("elasticache").Should().Equal(
            "CreateCacheParameterGroup", "ModifyCacheParameterGroup", "ModifyReplicationGroup", "DeleteCacheParameterGroup");
    }

    [Fact]
    public async Task A_parameter_that_the_family_does_not_have_is_named_and_holds_up_nothing()
    {
        await Step.BuildAsync(Account, Pass);
        var wrong = WithCache(cache => cache with { Parameters = new Dictionary<string, string> { ["no-such"] = "1" }, SnapshotRetentionDays = 6 });

        for (var pass = 0; pass < 10; pass++)
            await StepAsync(wrong);
        Account.Clock.Advance(TimeSpan.FromMinutes(30));

        (await GroupAsync()).SnapshotRetentionLimit.Should().Be(6);
        (await Step.ReconcileAsync(wrong, CancellationToken.None)).Should().BeOfType<StepOutcome.Blocked>()
            .Which.Message.Should().Contain("no-such").And.Contain("spec.cache.parameters");
    }

    [Fact]
    public async Task Parameters_are_set_and_given_back()
    {
        await Step.BuildAsync(Account, Pass);
        await Step.BuildAsync(Account, WithCache(cache => cache with { Parameters = new Dictionary<string, string> { ["timeout"] = "300" } }));
        (await ParameterAsync("timeout")).Should().Be("300");

        await Step.BuildAsync(Account, Pass);
        (await ParameterAsync("timeout")).Should().Be("0");
        (await ParameterAsync("maxmemory-policy")).Should().Be("allkeys-lru");
    }

    [Fact]
    public async Task Drift_is_repaired_with_the_drifted_fields_alone()
    {
        await Step.BuildAsync(Account, Pass);
        await Account.Clients.ElastiCache.ModifyReplicationGroupAsync(
            new() { ReplicationGroupId = Group, SnapshotRetentionLimit = 9, ApplyImmediately = true });
        Account.Clock.Advance(TimeSpan.FromMinutes(30));
        Account.Journal.Clear();

        await Step.BuildAsync(Account, Pass);

        Account.Journal.Mutations.Should().ContainSingle().Which.Input.Select(member => member.Key)
            .Should().BeEquivalentTo("ReplicationGroupId", "ApplyImmediately", "SnapshotRetentionLimit");
    }

    [Fact]
    public async Task A_lost_answer_makes_nothing_twice()
    {
        await PassAsync();
        Account.Faults.Next("elasticache", "CreateReplicationGroup", new Disturbance.LoseReply());
        await PassAsync();

        await Step.BuildAsync(Account, Pass);

        (await Account.Clients.ElastiCache.DescribeReplicationGroupsAsync(new())).ReplicationGroups.Should().ContainSingle();
    }

    [Fact]
    public async Task A_group_that_is_gone_is_not_recreated_on_its_own()
    {
        var built = await Step.BuildAsync(Account, Pass);
        await Account.Clients.ElastiCache.DeleteReplicationGroupAsync(new() { ReplicationGroupId = Group });
        Account.Clock.Advance(TimeSpan.FromHours(1));
        Account.Journal.Clear();
        Pass = Pass.After(built);

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("DataStoreMissing");

        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_foreign_parameter_group_of_our_name_blocks_and_stays_untouched()
    {
        await Account.Clients.ElastiCache.CreateCacheParameterGroupAsync(
            new() { CacheParameterGroupName = Group, CacheParameterGroupFamily = "redis7", Description = "theirs" });
        Account.Journal.Clear();

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain($"CacheParameterGroup {Group}");

        Account.Journal.Mutations.Should().BeEmpty();
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Any_spec_after_any_other_is_reached_and_kept(int seed)
    {
        var specs = new RandomSpecs(seed);
        for (var step = 0; step < 5; step++)
        {
            Pass = Pass.With(settings => settings with { Cache = specs.Next(settings.Cache) });
            await Step.BuildAsync(Account, Pass);
            Account.Clock.Advance(TimeSpan.FromHours(25));
            Account.Journal.Clear();

            var steady = await PassAsync();

            steady.Should().BeOfType<StepOutcome.InSync>("step {0} of seed {1} asks for {2}", step, seed, Pass.Settings.Cache);
            Account.Journal.Mutations.Should().BeEmpty();
        }
    }

    private string SnapshotChange()
    {
        var input = Account.Journal.Mutations.Should().ContainSingle().Which.Input;
        Account.Journal.Clear();
        return $"{input["SnapshotRetentionLimit"]} of {input["SnapshottingClusterId"]}";
    }

    private async Task<string?> ParameterAsync(string name) =>
        (await Account.Clients.ElastiCache.DescribeCacheParametersAsync(new() { CacheParameterGroupName = Group, MaxRecords = 100 }))
        .Parameters!.Single(parameter => parameter.ParameterName == name).ParameterValue;
}
