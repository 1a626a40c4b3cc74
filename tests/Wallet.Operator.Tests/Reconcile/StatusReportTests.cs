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
        status.Condition(ConditionTypes.SpecValid).Reason.Should().Be("Invalid");
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

    [Fact]
    public void What_cannot_be_observed_for_long_is_unknown_and_not_ready()
    {
        var ready = StatusReport.From(Of(InSync("database")));

        var status = StatusReport.From(ready.After(Unobserved("database", isPassing: false)));

        Says(status).Should().Contain("DatabaseReady=Unknown AwsThrottled", "Ready=False ComponentsPending", "Stalled=False NotStalled");
        status.Condition("DatabaseReady").Message.Should().Be("Not observed since 2026-11-22T12:00:00Z: Rate exceeded");
        status.Condition("DatabaseReady").LastTransitionTime.Should().Be(Noon.AddMinutes(1));
        status.Components![0].State.Should().Be("AwsThrottled");
        status.Phase.Should().Be(PlatformPhase.Degraded);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_not_ready_and_cannot_be_observed_is_still_not_ready(bool isPassing)
    {
        var waiting = StatusReport.From(Of(Waiting("database")));

        Says(StatusReport.From(waiting.After(Unobserved("database", isPassing)))).Should().Contain("DatabaseReady=False AwsThrottled");
    }

    [Fact]
    public void A_passing_fault_says_nothing_for_a_component_that_was_ready_with_another_spec()
    {
        var ready = StatusReport.From(Of(InSync("database")));

        StatusReport.From(ready.After(Unobserved("database", isPassing: true)) with { Generation = 2 })
            .Condition(ConditionTypes.Ready).Status.Should().Be("False", "the new spec has not been observed");
    }

    [Fact]
    public void A_refusal_that_passes_does_not_unsettle_a_healthy_component_and_its_plan_is_kept()
    {
        var ready = StatusReport.From(Of(InSync("database")));
        var change = PlannedChange.Modify("DBCluster a", [new FieldChange("Port", "1", "2")]);
        var passing = Waiting("database", "AwsThrottled") with
        {
            Outcome = new StepOutcome.Waiting("AwsThrottled", "m", TimeSpan.FromSeconds(5)) { IsPassing = true, Planned = [change] },
        };

        StatusReport.From(ready.After(passing)).Phase.Should().Be(PlatformPhase.Ready);
        StatusReport.From(ready.After(passing) with { Paused = true }).Plan.Should().ContainSingle().Which.Field.Should().Be("Port");
    }

    [Fact]
    public void A_paused_platform_shows_each_field_that_would_change_and_others_no_plan()
    {
        PlannedChange[] planned =
        [
            PlannedChange.Modify("DBCluster a", [new("Retention", "1", "7"), new("Port", "1", "2")], ChangeEffect.Restart),
            PlannedChange.Removal("DBInstance b", "surplus"),
            new("DBInstance c", "Create", ""),
        ];
        var step = Waiting("database") with { Outcome = new StepOutcome.Waiting("Paused", "m", TimeSpan.Zero) { Planned = planned } };

        StatusReport.From(Of(InSync("network"), step) with { Paused = true }).Plan.Should().Equal(
            new PlannedStep("database", "DBCluster a", "Modify", "Retention", "1", "7", "Restart"),
            new PlannedStep("database", "DBCluster a", "Modify", "Port", "1", "2", "Restart"),
            new PlannedStep("database", "DBInstance b", "Delete", null, null, "surplus", "Destroy"),
            new PlannedStep("database", "DBInstance c", "Create", null, null, null, "None"));
        StatusReport.From(Of(step)).Plan.Should().BeNull();
        StatusReport.From(Of(InSync("database")) with { Paused = true }).Plan.Should().BeNull();
    }

    [Fact]
    public void Tag_keys_of_earlier_specs_are_kept_until_everything_is_as_this_spec_says()
    {
        var first = StatusReport.From(Of(Waiting("database")) with { TagKeys = ["team", "cost"] });
        var second = StatusReport.From(first.After(Waiting("database")) with { TagKeys = ["team", "area"] });
        var unreadable = StatusReport.From(second.After(InSync("database")) with { TagKeys = null });
        var ready = StatusReport.From(unreadable.After(InSync("database")) with { TagKeys = ["team", "area"] });

        first.TagKeys.Should().Equal("cost", "team");
        second.TagKeys.Should().Equal("area", "cost", "team");
        unreadable.TagKeys.Should().Equal("area", "cost", "team");
        ready.TagKeys.Should().Equal("area", "team");
        StatusReport.From(ready.After(InSync("database")) with { TagKeys = [] }).TagKeys.Should().BeNull();
    }

    [Fact]
    public void Every_address_is_reported_from_the_facts_of_its_component()
        => StatusReport.From(Of(InSync("app")) with
        {
            Facts =
            [
                new DatabaseFacts("w", "r", 3306, "wallet"), new CacheFacts("c", 6379, true), new MessagingFacts("b:9094", "tls"),
                new AppFacts("http://a"),
            ],
        }).Endpoints.Should().Be(new EndpointsStatus
        {
            DatabaseWriter = "w:3306",
            DatabaseReader = "r:3306",
            CachePrimary = "c:6379",
            KafkaBootstrap = "b:9094",
            ApplicationUrl = "http://a",
        });

    [Fact]
    public void What_cannot_change_any_more_is_written_by_the_components_one_after_another()
    {
        var before = new WalletPlatformStatus { Accepted = new AcceptedStatus { Region = "r" } };
        var network = InSync("network") with
        {
            Outcome = new StepOutcome.InSync { Accept = accepted => accepted with { Environment = "e" } },
        };
        var database = InSync("database") with
        {
            Outcome = new StepOutcome.InSync
            {
                Accept = accepted => accepted with { AccountId = $"{accepted.Environment}{accepted.Region}" },
            },
        };

        StatusReport.From(before.After(network, InSync("security"), database)).Accepted.Should().Be(
            new AcceptedStatus { Region = "r", Environment = "e", AccountId = "er" });
        StatusReport.From(Of(InSync("network"))).Accepted.Should().BeNull();
    }

    [Fact]
    public void A_component_that_is_taken_down_is_gone()
        => StatusReport.From(Of(InSync("database")) with { Deleting = true }).Components![0].State.Should().Be(ComponentStatus.Gone);

    [Fact]
    public void What_was_written_down_during_the_pass_is_not_lost_by_its_end()
    {
        RememberedResource key = new("security", "Key", "arn:k"), other = key with { Id = "arn:a" }, role = key with { Kind = "Alias" };
        var step = InSync("security") with { Outcome = new StepOutcome.InSync { Remember = [key] } };

        StatusReport.From(Of(step) with { Remembered = [key, other, role] }).Resources.Should().Equal(role, other, key);
        StatusReport.From(Of(InSync("security"))).Resources.Should().BeNull();
    }

    [Fact]
    public void Conditions_say_in_words_how_it_stands()
    {
        Words(Of(InSync("database"))).Should().Equal(
            "Everything is as the spec says.", "Nothing is in progress.", "No action is needed.", "The spec breaks no rule.",
            "As the spec says.");
        Words(Of(Waiting("database"), Waiting("cache", message: "c"), Blocked("app"), Blocked("compute"))).Should().Equal(
            "database: cluster is creating; cache: c; app: may not; compute: may not",
            "database: cluster is creating; cache: c",
            "app: may not; compute: may not",
            "The spec breaks no rule.",
            "cluster is creating",
            "c",
            "may not",
            "may not");
        Words(Of() with { Violations = [new("spec.a", "is wrong"), new("spec.b", "is too")] }).Should().Equal(
            "The spec breaks a rule: spec.a: is wrong (and 1 more; see SpecValid)",
            "Nothing is in progress.",
            "The spec breaks a rule; see SpecValid.",
            "spec.a: is wrong; spec.b: is too");
        Words(Of(InSync("database")) with { Paused = true }).ElementAt(1).Should().Be("spec.paused is set: nothing is changed.");
    }

    [Fact]
    public void A_component_that_the_status_does_not_know_yet_starts_now()
    {
        var before = StatusReport.From(Of(InSync("network")));

        var status = StatusReport.From(before.After(InSync("network"), InSync("cache"), Unobserved("database", isPassing: true)));

        status.Components.Should().Equal(
            new ComponentStatus("network", "Ready", "", Noon),
            new ComponentStatus("cache", "Ready", "", Noon.AddMinutes(1)),
            new ComponentStatus("database", "AwsThrottled", "Not observed since 2026-11-22T12:00:00Z: Rate exceeded", Noon.AddMinutes(1)));
        status.Condition("CacheReady").LastTransitionTime.Should().Be(Noon.AddMinutes(1));
    }

    [Fact]
    public void Whether_a_component_was_ready_is_its_own_matter()
    {
        var before = StatusReport.From(Of(InSync("database"), Waiting("cache")));

        StatusReport.From(before.After(Unobserved("database", isPassing: true), Waiting("cache"))).Condition(ConditionTypes.Ready)
            .Message.Should().Be("cache: cluster is creating");
        StatusReport.From(before.After(InSync("database"), Unobserved("cache", isPassing: true))).Condition(ConditionTypes.Ready)
            .Message.Should().StartWith("cache: Not observed");
    }

    [Fact]
    public void The_profile_s_version_is_kept_until_a_pass_names_another()
    {
        var first = StatusReport.From(Of(InSync("database")) with { ProfileVersion = "v1" });
        var silent = StatusReport.From(first.After(InSync("database")));

        silent.ProfileVersion.Should().Be("v1");
        StatusReport.From(silent.After(InSync("database")) with { ProfileVersion = "v2" }).ProfileVersion.Should().Be("v2");
    }

    [Fact]
    public void An_address_follows_its_component_and_none_is_no_section()
    {
        var before = StatusReport.From(Of(InSync("app")) with { Facts = [new MessagingFacts("b:9094", "tls"), new AppFacts("http://a")] });
        var moved = StatusReport.From(before.After(InSync("app")) with
        {
            Facts = [new MessagingFacts("c:9094", "tls"), new AppFacts("http://b")],
        });

        StatusReport.From(before.After(InSync("app"))).Endpoints.Should().Be(before.Endpoints);
        moved.Endpoints.Should().Be(new EndpointsStatus { KafkaBootstrap = "c:9094", ApplicationUrl = "http://b" });
        StatusReport.From(Of(InSync("app"))).Endpoints.Should().BeNull();
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

    private static IEnumerable<string> Words(PassReport pass) => StatusReport.From(pass).Conditions!.Select(condition => condition.Message);

    private static IEnumerable<string> Says(WalletPlatformStatus status)
        => status.Conditions!.Select(condition => $"{condition.Type}={condition.Status} {condition.Reason}");
}
