using Amazon.Runtime;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Kube;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Reconcile;

public sealed class PlatformReconcilerTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Runs_all_steps_in_order_and_says_ready()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);

        var wake = await platform.PassAsync();

        platform.Journal.Should().StartWith(["build network", "build security"]).And.EndWith("build app").And.HaveCount(7);
        var stored = await platform.ReadAsync();
        stored.HasFinalizer.Should().BeTrue();
        stored.Status.Should().BeEquivalentTo(new { Phase = "Ready", ObservedGeneration = 1, ReadyGeneration = 1, ProfileVersion = "v1" });
        stored.Status!.Accepted.Should().BeNull("no step has said what AWS has");
        wake.Should().BeCloseTo(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));
        (await platform.EventsAsync()).Should().Equal("Normal Ready x1: Everything is as the spec says.");
    }

    [Fact]
    public async Task The_finalizer_is_there_before_anything_is_made()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        var attached = false;
        platform["network"].OnReconcile = _ =>
        {
            attached = platform.ReadAsync().GetAwaiter().GetResult().HasFinalizer;
            return new StepOutcome.InSync();
        };

        await platform.PassAsync();

        attached.Should().BeTrue();
    }

    [Fact]
    public async Task A_quiet_platform_is_not_written()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        await platform.PassAsync();
        var before = (await platform.ReadAsync()).Metadata.ResourceVersion;

        for (var pass = 0; pass < 3; pass++)
        {
            platform.Time.Advance(TimeSpan.FromMinutes(5));
            await platform.PassAsync();
        }

        (await platform.ReadAsync()).Metadata.ResourceVersion.Should().Be(before);
    }

    [Fact]
    public async Task Later_steps_get_the_facts_of_earlier_ones_and_decide_themselves()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["cache"].OnReconcile = _ => new StepOutcome.Waiting("Creating", "m", TimeSpan.FromSeconds(9)) { Facts = [new CacheFacts("c", 1, true)] };
        CacheFacts? seen = null;
        platform["app"].OnReconcile = pass =>
        {
            seen = pass.Find<CacheFacts>();
            return new StepOutcome.Waiting("WaitingForCache", "m", TimeSpan.FromSeconds(15));
        };

        var wake = await platform.PassAsync();

        seen.Should().Be(new CacheFacts("c", 1, true));
        wake.Should().Be(TimeSpan.FromSeconds(9));
        (await platform.ReadAsync()).Status!.Endpoints!.CachePrimary.Should().Be("c:1");
    }

    [Fact]
    public async Task The_data_stores_run_side_by_side()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        using var together = new Barrier(3);
        foreach (var store in new[] { "database", "cache", "messaging" })
            platform[store].OnReconcile = _ => Meet(together);

        await platform.PassAsync();

        (await platform.ReadAsync()).Status!.Phase.Should().Be("Ready");
    }

    [Fact]
    public async Task One_components_fault_does_not_keep_the_others_from_their_work()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["security"].OnReconcile = _ => throw Aws("AccessDenied", "User: x is not authorized to perform: kms:CreateKey on resource: *");

        await platform.PassAsync();

        platform.Journal.Should().Contain("build app");
        var status = (await platform.ReadAsync()).Status!;
        status.Phase.Should().Be(PlatformPhase.Blocked);
        status.Condition("SecurityReady").Should().BeEquivalentTo(new { Status = "False", Reason = "AccessDenied" });
        status.Condition("SecurityReady").Message.Should().Contain("kms:CreateKey");
        (await platform.EventsAsync()).Should().ContainSingle(told => told.StartsWith("Warning AccessDenied x1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_that_repeats_is_tried_ever_more_slowly_and_told_once()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["security"].OnReconcile = _ => throw Aws("AccessDenied", "no");
        var wakes = new List<TimeSpan>();

        for (var pass = 0; pass < 6; pass++)
            wakes.Add((await platform.PassAsync())!.Value);

        wakes[0].Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(30));
        wakes[^1].Should().BeGreaterThan(TimeSpan.FromMinutes(3));
        (await platform.EventsAsync()).Should().ContainSingle().Which.Should().Contain("x1");
    }

    [Fact]
    public async Task A_throttled_read_leaves_a_ready_platform_ready_until_it_lasts()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        await platform.PassAsync();
        platform["database"].OnReconcile = _ => throw Aws("Throttling", "Rate exceeded");

        var wake = await platform.PassAsync();
        var soon = (await platform.ReadAsync()).Status!.Phase;
        platform.Time.Advance(TimeSpan.FromMinutes(6));
        await platform.PassAsync();

        wake.Should().BeLessThan(TimeSpan.FromSeconds(10));
        soon.Should().Be(PlatformPhase.Ready);
        (await platform.ReadAsync()).Status!.Components!.Single(component => component.Name == "database").State.Should().Be("AwsThrottled");
    }

    [Fact]
    public async Task What_has_never_been_observed_says_since_when_the_first_look_failed()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["database"].OnReconcile = _ => throw Aws("Throttling", "Rate exceeded");
        await platform.PassAsync();
        platform.Time.Advance(TimeSpan.FromMinutes(2));

        await platform.PassAsync();

        var status = (await platform.ReadAsync()).Status!;
        status.Condition("DatabaseReady").Should().BeEquivalentTo(
            new { Status = "False", Reason = "AwsThrottled", Message = "Not observed since 2026-11-22T20:00:00Z: Throttling: Rate exceeded" });
        status.Phase.Should().Be(PlatformPhase.Provisioning);
    }

    [Fact]
    public async Task A_bug_in_one_component_is_told_and_retried_not_fatal()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["cache"].OnReconcile = _ => throw new InvalidOperationException("secret inside");

        var wake = await platform.PassAsync();

        wake.Should().NotBeNull();
        var condition = (await platform.ReadAsync()).Status!.Condition("CacheReady");
        condition.Reason.Should().Be("InternalError");
        condition.Message.Should().NotContain("secret");
    }

    [Fact]
    public async Task A_spec_that_breaks_a_rule_reaches_no_step()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server, new
        {
            environment = "staging",
            region = "sa-east-1",
            profileVersion = "v9",
            app = new { image = "x" },
        });

        var wake = await platform.PassAsync();

        platform.Journal.Should().BeEmpty();
        wake.Should().NotBeNull();
        var stored = await platform.ReadAsync();
        stored.HasFinalizer.Should().BeFalse("nothing was made that would have to be taken down");
        stored.Status!.Condition(ConditionTypes.SpecValid).Message.Should().Be("spec.profileVersion: must be one of v1");
        (await platform.EventsAsync()).Should().Contain(told => told.StartsWith("Warning SpecInvalid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_paused_platform_is_observed_and_reported_only()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        await platform.PassAsync();
        await platform.PatchAsync("""{"spec":{"paused":true}}""");
        var readOnly = false;
        platform["database"].OnReconcile = pass =>
        {
            readOnly = pass.ReadOnly;
            return new StepOutcome.Waiting("Paused", "would modify", TimeSpan.FromMinutes(10))
            {
                Planned = [PlannedChange.Modify("DBCluster x", [new FieldChange("Readers", "1", "2")])],
            };
        };

        await platform.PassAsync();

        readOnly.Should().BeTrue();
        var status = (await platform.ReadAsync()).Status!;
        status.Phase.Should().Be(PlatformPhase.Paused);
        status.Plan.Should().Equal(new PlannedStep("database", "DBCluster x", "Modify", "Readers", "1", "2", "None"));
        (await platform.EventsAsync()).Should().NotContain(told => told.Contains("Modify"));
    }

    [Fact]
    public async Task What_a_pass_changed_is_told_as_events()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["database"].OnReconcile = _ => new StepOutcome.Waiting("Creating", "m", TimeSpan.FromSeconds(5))
        {
            Changes = [new PlannedChange("DBCluster wp-demo", "Create", "engine aurora-mysql")],
        };

        await platform.PassAsync();

        (await platform.EventsAsync()).Should().Contain("Normal Create x1: DBCluster wp-demo engine aurora-mysql");
    }

    [Fact]
    public async Task What_was_once_there_is_remembered_over_a_restart()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        var cluster = new RememberedResource("database", "DBCluster", "arn:x");
        platform["database"].OnReconcile = _ => new StepOutcome.InSync { Remember = [cluster] };
        await platform.PassAsync();
        PlatformPass? seen = null;
        platform["database"].OnReconcile = pass =>
        {
            seen = pass;
            return new StepOutcome.InSync();
        };

        platform.Restart();
        await platform.PassAsync();

        seen!.Remembered.Should().Equal(cluster);
        seen.WasReady.Should().BeTrue();
    }

    [Fact]
    public async Task A_pass_starts_from_what_the_status_says_of_AWS_and_of_endpoints()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["cache"].OnReconcile = _ => new StepOutcome.InSync
        {
            Facts = [new CacheFacts("c", 1, true)],
            Accept = accepted => accepted with { AccountId = "111122223333" },
        };
        await platform.PassAsync();
        PlatformPass? seen = null;
        platform["network"].OnReconcile = pass =>
        {
            seen = pass;
            return new StepOutcome.InSync();
        };

        platform.Restart();
        await platform.PassAsync();

        seen!.Accepted.AccountId.Should().Be("111122223333");
        seen.Endpoints.CachePrimary.Should().Be("c:1");
    }

    [Fact]
    public async Task A_platform_that_is_gone_is_forgotten()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        await platform.DeleteAsync();

        (await platform.PassAsync()).Should().BeNull();

        platform.Journal.Should().BeEmpty();
    }

    [Fact]
    public async Task A_platform_that_was_taken_down_is_forgotten_by_every_room()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        await platform.PassAsync();
        var uid = (await platform.ReadAsync()).Metadata.Uid;
        await platform.DeleteAsync();

        (await platform.PassAsync()).Should().BeNull();

        (await platform.FindAsync()).Should().BeNull();
        platform.Components.Should().OnlyContain(step => step.Forgotten.SequenceEqual(new[] { uid }));
    }

    [Fact]
    public async Task The_way_to_ready_is_measured_once_and_each_write_is_counted()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        using var gauge = new Gauges("wallet_operator_platform_ready");
        platform["cache"].OnReconcile = _ => new StepOutcome.Waiting("Creating", "m", TimeSpan.FromSeconds(9));
        await platform.PassAsync();
        Gauge().Should().StartWith("0 ");
        platform.Counts.All.Should().Contain("status_writes").And.NotContain(line => line.StartsWith("time_to_ready", StringComparison.Ordinal));
        platform["cache"].OnReconcile = _ => new StepOutcome.InSync();
        var created = (await platform.ReadAsync()).Metadata.CreationTimestamp!.Value;
        var ready = platform.Time.GetUtcNow().UtcDateTime;

        await platform.PassAsync();
        platform.Time.Advance(TimeSpan.FromSeconds(7));
        await platform.PassAsync();

        Gauge().Should().StartWith("1 ");
        platform.Counts.All.Where(line => line.StartsWith("time_to_ready", StringComparison.Ordinal)).Should().Equal(
            FormattableString.Invariant($"time_to_ready_seconds {(ready - created).TotalSeconds}"));
        platform.Counts.All.Count(line => line == "status_writes").Should().Be(2, "the third pass changed nothing");
        platform.Log.Messages.Should().HaveCount(3).And.Contain(line => line.StartsWith($"{platform.Key} Ready: ", StringComparison.Ordinal));

        string Gauge() => gauge.Read().Single(line => line.EndsWith($"namespace={platform.Key.Namespace}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pass_gets_what_the_status_and_the_object_say()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        PlatformPass? seen = null;
        platform["database"].OnReconcile = pass =>
        {
            seen = pass;
            return new StepOutcome.InSync();
        };
        await platform.PatchAsync("""{"spec":{"tags":{"team":"one","cost":"two"}}}""");
        await platform.PassAsync();
        seen.Should().BeEquivalentTo(new { WasReady = false, Annotations = new Dictionary<string, string>() });
        seen!.Components.Should().BeEmpty();
        seen.FormerTagKeys.Should().BeEmpty();

        await platform.PatchAsync("""{"metadata":{"annotations":{"a":"b"}},"spec":{"tags":{"cost":null}}}""");
        await platform.PassAsync();

        seen.WasReady.Should().BeTrue();
        seen.FormerTagKeys.Should().Equal("cost");
        seen.Annotations.Should().Contain("a", "b");
        seen.Components.Should().ContainKeys("network", "app");
    }

    [Fact]
    public async Task Times_in_the_status_are_in_whole_seconds()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform.Time.Advance(TimeSpan.FromSeconds(1.75));

        await platform.PassAsync();

        (await platform.ReadAsync()).Status!.Condition(ConditionTypes.Ready).LastTransitionTime
            .Should().Be(new DateTime(2026, 11, 22, 20, 0, 1, DateTimeKind.Utc));
    }

    [Fact]
    public async Task What_a_deletion_changed_is_an_event_too_and_the_end_is_logged()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        await platform.PassAsync();
        platform["cache"].OnDelete = _ => new StepOutcome.InSync { Changes = [new PlannedChange("CacheCluster c", "Delete", "")] };
        await platform.DeleteAsync();

        await platform.PassAsync();

        (await platform.EventsAsync()).Should().Contain("Normal Delete x1: CacheCluster c");
        platform.Log.Messages.Should().Contain($"{platform.Key} is gone");
    }

    private static StepOutcome.InSync Meet(Barrier together)
        => together.SignalAndWait(TimeSpan.FromMinutes(10)) ? new StepOutcome.InSync() : throw new TimeoutException("they run one after the other");

    private static AmazonServiceException Aws(string code, string message)
        => new(message) { ErrorCode = code, StatusCode = System.Net.HttpStatusCode.BadRequest };
}
