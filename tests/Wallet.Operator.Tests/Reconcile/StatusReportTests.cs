using FsCheck;
using FsCheck.Xunit;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using static Wallet.Operator.Tests.Reconcile.Passes;

namespace Wallet.Operator.Tests.Reconcile;

public sealed class StatusReportTests
{
    [Fact]
    public void Is_ready_when_every_component_is()
    {
        var status = StatusReport.From(Of(InSync("network"), InSync("database")));

        status.Phase.Should().Be(PlatformPhase.Ready);
        Says(status).Should().Equal(
            "Ready=True AllComponentsReady",
            "Reconciling=False Idle",
            "Stalled=False NotStalled",
            "SpecValid=True Valid",
            "NetworkReady=True InSync",
            "DatabaseReady=True InSync");
        status.ReadyGeneration.Should().Be(1);
    }

    [Fact]
    public void Is_provisioning_until_it_has_been_ready_once()
    {
        var status = StatusReport.From(Of(InSync("network"), Waiting("database")));

        status.Phase.Should().Be(PlatformPhase.Provisioning);
        Says(status).Should().StartWith("Ready=False ComponentsPending").And.Contain("Reconciling=True Creating", "DatabaseReady=False Creating");
        status.Condition(ConditionTypes.Ready).Message.Should().Be("database: cluster is creating");
        status.ReadyGeneration.Should().BeNull();
    }

    [Fact]
    public void Is_blocked_when_one_component_needs_a_person_while_others_go_on()
    {
        var status = StatusReport.From(Of(Blocked("security"), Waiting("database")));

        status.Phase.Should().Be(PlatformPhase.Blocked);
        Says(status).Should().Contain("Stalled=True AccessDenied", "Reconciling=True Creating", "Ready=False ComponentsBlocked");
    }

    [Fact]
    public void Is_degraded_when_it_was_ready_with_this_spec_and_updating_when_the_spec_is_newer()
    {
        var ready = StatusReport.From(Of(InSync("database")));

        StatusReport.From(ready.After(Waiting("database"))).Phase.Should().Be(PlatformPhase.Degraded);
        StatusReport.From(ready.After(Waiting("database")) with { Generation = 2 }).Phase.Should().Be(PlatformPhase.Updating);
    }

    [Fact]
    public void Paused_tells_the_truth_and_moves_nothing()
    {
        var status = StatusReport.From(Of(Waiting("database")) with { Paused = true });

        status.Phase.Should().Be(PlatformPhase.Paused);
        Says(status).Should().Contain("Reconciling=False Paused", "Ready=False ComponentsPending");
    }

    [Fact]
    public void A_spec_that_breaks_rules_is_told_whole_and_leaves_components_their_last_word()
    {
        var ready = StatusReport.From(Of(InSync("database")));

        var status = StatusReport.From(ready.After() with
        {
            Generation = 2,
            Violations = [new SpecViolation("spec.a", "is wrong"), new SpecViolation("spec.b", "is too")],
        });

        status.Phase.Should().Be(PlatformPhase.Blocked);
        status.Condition(ConditionTypes.SpecValid).Message.Should().Be("spec.a: is wrong; spec.b: is too");
        Says(status).Should().Contain("Stalled=True SpecInvalid", "DatabaseReady=True InSync");
        status.Condition("DatabaseReady").ObservedGeneration.Should().Be(1);
        status.Condition(ConditionTypes.Ready).ObservedGeneration.Should().Be(2);
        status.Components.Should().Equal(ready.Components);
    }

    [Fact]
    public void Times_tell_when_something_turned_not_when_it_was_looked_at()
    {
        var first = StatusReport.From(Of(Waiting("database")));
        var second = StatusReport.From(first.After(Waiting("database", message: "first instance is creating")));
        var third = StatusReport.From(second.After(InSync("database")));

        second.Condition("DatabaseReady").LastTransitionTime.Should().Be(Noon);
        second.Components![0].Since.Should().Be(Noon);
        third.Condition("DatabaseReady").LastTransitionTime.Should().Be(Noon.AddMinutes(1));
        third.Components![0].Since.Should().Be(Noon.AddMinutes(1));
    }

    [Fact]
    public void A_passing_fault_does_not_unsettle_a_healthy_component()
    {
        var ready = StatusReport.From(Of(InSync("database")));

        var disturbed = StatusReport.From(ready.After(Unobserved("database", isPassing: true)));

        disturbed.Should().BeEquivalentTo(ready);
    }

    [Fact]
    public void A_passing_fault_of_a_component_that_was_not_ready_is_told()
        => StatusReport.From(Of(Unobserved("database", isPassing: true))).Components![0].State.Should().Be("AwsThrottled");

    [Fact]
    public void An_endpoint_once_told_stays_until_the_platform_goes()
    {
        var told = StatusReport.From(Of(InSync("cache")) with { Facts = [new CacheFacts("cache.local", 6379, true)] });
        var silent = StatusReport.From(told.After(Waiting("cache")));
        var deleting = StatusReport.From(silent.After(Waiting("cache")) with { Deleting = true });

        told.Endpoints!.CachePrimary.Should().Be("cache.local:6379");
        silent.Endpoints.Should().Be(told.Endpoints);
        deleting.Endpoints.Should().BeNull();
    }

    [Fact]
    public void A_remembered_resource_is_forgotten_only_when_its_component_tells_of_another()
    {
        var cluster = new RememberedResource("database", "DBCluster", "arn:1");
        var key = new RememberedResource("security", "Key", "arn:k");
        var told = StatusReport.From(Of(
            InSync("security") with { Outcome = new StepOutcome.InSync { Remember = [key] } },
            InSync("database") with { Outcome = new StepOutcome.InSync { Remember = [cluster] } }));

        StatusReport.From(told.After(Waiting("database"))).Resources.Should().Equal(cluster, key);
        StatusReport.From(told.After(InSync("database") with { Outcome = new StepOutcome.InSync { Remember = [cluster with { Id = "arn:2" }] } }))
            .Resources.Should().Equal(cluster with { Id = "arn:2" }, key);
    }

    [Fact]
    public void Holds_no_secret_of_the_facts()
    {
        var facts = new SecurityFacts
        {
            KeyArns = new Dictionary<string, string>(),
            AppRoleArn = "a",
            PodExecutionRoleArn = "b",
            MonitoringRoleArn = null,
            DatabaseAdmin = new Credentials("admin", new("canary-1"), "arn"),
            DatabaseApp = new Credentials("app", new("canary-2"), "arn"),
            CacheAuthToken = new("canary-3"),
            SecretsVersion = "v",
        };

        var status = StatusReport.From(Of(InSync("security")) with { Facts = [facts] });

        System.Text.Json.JsonSerializer.Serialize(status).Should().NotContain("canary");
    }

    /// <summary>A platform on which nothing happens is not written, whatever state it is in.</summary>
    [Property]
    public bool The_same_findings_give_the_same_status(byte[] states, bool paused, bool deleting)
    {
        string[] names = ["network", "security", "database", "cache", "messaging", "compute", "app"];
        var steps = (states ?? []).Take(names.Length).Select((state, index) => (state % 3) switch
        {
            0 => InSync(names[index]),
            1 => Waiting(names[index]),
            _ => Blocked(names[index]),
        }).ToArray();

        var first = StatusReport.From(Of(steps) with { Paused = paused, Deleting = deleting });
        var second = StatusReport.From(first.After(steps) with { Paused = paused, Deleting = deleting });

        return System.Text.Json.JsonSerializer.Serialize(first) == System.Text.Json.JsonSerializer.Serialize(second);
    }

    private static IEnumerable<string> Says(WalletPlatformStatus status)
        => status.Conditions!.Select(condition => $"{condition.Type}={condition.Status} {condition.Reason}");
}
