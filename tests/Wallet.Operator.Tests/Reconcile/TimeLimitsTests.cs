using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Rooms;
using static Wallet.Operator.Tests.Reconcile.Passes;

namespace Wallet.Operator.Tests.Reconcile;

/// <summary>Waiting has an end: what stays in a state for longer than that should take is Stalled, and work on it goes on.</summary>
public sealed class TimeLimitsTests
{
    private static readonly TimeSpan Resync = new ReconcileOptions().Resync;

    public static TheoryData<string, string, int, string> Limits => new()
    {
        { "database", "Creating", 120, "the cluster's events (aws rds describe-events)" },
        { "database", "Restoring", 6 * 60, "the cluster's events (aws rds describe-events)" },
        { "database", "Modifying", 120, "pending maintenance and the events of its instances (aws rds describe-events)" },
        { "cache", "Creating", 60, "the group's events (aws elasticache describe-events)" },
        { "cache", "Modifying", 90, "the group's events (aws elasticache describe-events)" },
        { "messaging", "Creating", 90, "the cluster's state in MSK (aws kafka describe-cluster-v2)" },
        { "messaging", "Modifying", 12 * 60, "its operations (aws kafka list-cluster-operations-v2)" },
        { "messaging", "StorageCoolingDown", 48 * 60, "its operations (aws kafka list-cluster-operations-v2)" },
        {
            "messaging", "BrokersUnreachable", 15,
            "whether the operator's pods may reach the brokers: their security group admits the cluster's"
        },
        { "compute", "Creating", 40, "the Fargate profiles of the cluster (aws eks describe-fargate-profile)" },
        { "compute", "AnyOther", 40, "the Fargate profiles of the cluster (aws eks describe-fargate-profile)" },
        { "security", "Creating", 20, "the keys, roles and secrets that it names" },
        { "network", "Creating", 20, "the subnets and security groups that it names" },
        { "database", "Propagating", 15, "whether the named role, key or group exists and is spelled right in the spec" },
        { "network", "Propagating", 15, "whether the named role, key or group exists and is spelled right in the spec" },
        { "app", "WaitingForLoadBalancer", 15, "the Ingress's events and the log of the AWS Load Balancer Controller" },
        { "app", "Rolling", 30, "the pods and their events" },
        { "app", "Migrating", 60, "the Job and its log" },
        { "database", "Deleting", 120, "the resource that it names" },
        { "cache", "InUse", 60, "what still uses it" },
        { "database", "Changing", 60, "what it names" },
        { "cache", "Restoring", 60, "what it names" },
        { "app", "Creating", 60, "what it names" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_state_that_is_held_becomes_stalled_once_past_its_limit_and_clears_by_itself(
        string component, string state, int minutes, string lookAt)
    {
        var limit = TimeSpan.FromMinutes(minutes);
        var turns = new List<(TimeSpan After, PlatformCondition Stalled)>();
        var status = StatusReport.From(Of(Waiting(component, state)));
        for (var age = Resync; age <= limit * 2 + Resync; age += Resync)
        {
            var before = status.Condition(ConditionTypes.Stalled).Status;
            status = StatusReport.From(At(age, status, Waiting(component, state, $"word {age.Ticks % 7}")));
            if (status.Condition(ConditionTypes.Stalled).Status != before)
                turns.Add((age, status.Condition(ConditionTypes.Stalled)));
        }

        var (after, stalled) = turns.Should().ContainSingle("it does not flap").Which;
        after.Should().BeGreaterThan(limit).And.BeLessThanOrEqualTo(limit + Resync);
        stalled.Should().BeEquivalentTo(new { Status = "True", Reason = "TakesTooLong" });
        stalled.Message.Should().StartWith(
            $"{component}: {state} since 2026-11-22T12:00:00Z, which should take no more than {minutes} minutes: check {lookAt}. "
            + "Work on it goes on.");
        Says(status).Should().Contain([$"Reconciling=True {state}", "Ready=False ComponentsBlocked"], "work on it goes on");

        var healed = StatusReport.From(At(limit * 2 + Resync * 2, status, InSync(component)));
        healed.Condition(ConditionTypes.Stalled).Status.Should().Be("False");
        healed.Phase.Should().Be(PlatformPhase.Ready);
    }

    [Fact]
    public void The_limit_itself_is_not_too_long()
    {
        var status = StatusReport.From(Of(Waiting("cache")));

        Overdue(status, TimeSpan.FromMinutes(60)).Should().BeNull();
        Overdue(status, TimeSpan.FromMinutes(60) + TimeSpan.FromSeconds(1)).Should().NotBeNull();
    }

    [Theory]
    [InlineData("Paused")]
    [InlineData("WaitingForTeardown")]
    [InlineData("WaitingForPods")]
    [InlineData("WaitingForNetwork")]
    [InlineData("WaitingForDatabase")]
    public void Waiting_for_a_person_or_another_component_is_that_one_s_matter(string state)
        => Overdue(StatusReport.From(Of(Waiting("cache", state))), TimeSpan.FromDays(30), state).Should().BeNull();

    [Fact]
    public void Another_state_starts_another_wait()
    {
        var creating = StatusReport.From(Of(Waiting("cache")));

        var modifying = StatusReport.From(At(TimeSpan.FromMinutes(59), creating, Waiting("cache", "Modifying")));
        var later = StatusReport.From(At(TimeSpan.FromMinutes(140), modifying, Waiting("cache", "Modifying")));

        modifying.Condition(ConditionTypes.Stalled).Status.Should().Be("False");
        later.Condition(ConditionTypes.Stalled).Status.Should().Be("False", "modifying may take 90 minutes");
    }

    [Fact]
    public void Only_waiting_is_measured()
    {
        var before = new ComponentStatus("cache", "AccessDenied", "", Noon);

        TimeLimits.Of(Blocked("cache"), before, Noon.AddDays(1)).Should().BeNull();
        TimeLimits.Of(InSync("cache"), before, Noon.AddDays(1)).Should().BeNull();
        TimeLimits.Of(Waiting("cache", "AccessDenied"), null, Noon.AddDays(1)).Should().BeNull();
    }

    /// <summary>A throttled read now and then is AWS' daily life: it must not give a cluster that is stuck more time.</summary>
    [Fact]
    public void A_reading_that_fails_now_and_then_does_not_start_the_wait_again()
    {
        var status = StatusReport.From(Of(Waiting("cache")));
        for (var age = Resync; age <= TimeSpan.FromMinutes(65); age += Resync)
        {
            var fails = age.Ticks / Resync.Ticks % 3 == 0;
            status = StatusReport.From(At(age, status, fails ? Unobserved("cache", isPassing: true) : Waiting("cache")));
        }

        status.Condition(ConditionTypes.Stalled).Should().BeEquivalentTo(new { Status = "True", Reason = "TakesTooLong" });
        status.Components![0].Since.Should().Be(Noon);
    }

    /// <summary>AWS works on one change while others are refused: each refusal that comes and goes must not give the first more time.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_refused_change_beside_a_state_does_not_start_the_wait_again(bool isPassing)
    {
        Finding modifying = Finding.Moving("Modifying", "The group is modifying."), refused = new("AwsThrottled", "Rate exceeded.", false) { IsPassing = isPassing };
        Finding[][] turns = [[modifying], [refused, modifying], isPassing ? [refused] : [modifying]];
        var (status, turned) = (StatusReport.From(Of(From(modifying))), 0);
        for (var (age, pass) = (Resync, 0); age <= TimeSpan.FromMinutes(130); age += Resync, pass++)
        {
            var before = status.Condition(ConditionTypes.Stalled).Status;
            status = StatusReport.From(At(age, status, From(turns[pass % turns.Length])));
            turned += status.Condition(ConditionTypes.Stalled).Status == before ? 0 : 1;
        }

        status.Components![0].Should().BeEquivalentTo(new { State = "Modifying", Since = Noon });
        status.Condition(ConditionTypes.Stalled).Should().BeEquivalentTo(new { Status = "True", Reason = "TakesTooLong" });
        status.Condition(ConditionTypes.Stalled).Message.Should().StartWith("cache: Modifying since 2026-11-22T12:00:00Z");
        turned.Should().Be(1, "it does not flap");
    }

    [Theory]
    [InlineData("AwsUnavailable", "whether the operator's pod reaches AWS's endpoints, and at the AWS Health Dashboard")]
    [InlineData("AwsThrottled", "what else calls this service in the account and region (CloudTrail)")]
    [InlineData("KubernetesUnavailable", "the API server (kubectl get --raw '/readyz?verbose')")]
    [InlineData("InternalError", "the operator's log")]
    [InlineData("AwsConflict", "what it names", 60)]
    public void What_cannot_be_observed_for_long_needs_a_person_and_clears_by_itself(string reason, string lookAt, int minutes = 30)
    {
        var blind = Unobserved("cache", isPassing: false);
        blind = blind with { Outcome = (StepOutcome.Unobserved)blind.Outcome with { Reason = reason } };
        var status = StatusReport.From(At(Resync, StatusReport.From(Of(InSync("cache"))), blind));
        status.Condition(ConditionTypes.Stalled).Status.Should().Be("False", "it may pass by itself");

        status = StatusReport.From(At(TimeSpan.FromMinutes(minutes) + Resync, status, blind));

        status.Condition(ConditionTypes.Stalled).Should().BeEquivalentTo(new { Status = "True", Reason = "TakesTooLong" });
        status.Condition(ConditionTypes.Stalled).Message.Should().Be(
            $"cache: {reason} since 2026-11-22T12:00:00Z, which should take no more than {minutes} minutes: check {lookAt}. Work on it goes "
            + "on. Not observed since 2026-11-22T12:00:00Z: Rate exceeded");
        StatusReport.From(At(TimeSpan.FromHours(2), status, InSync("cache"))).Phase.Should().Be(PlatformPhase.Ready);
    }

    [Fact]
    public void A_new_process_goes_on_counting_from_the_status()
    {
        var blind = Unobserved("cache", isPassing: false);
        var status = StatusReport.From(Of(blind));
        var restarted = blind with { Outcome = (StepOutcome.Unobserved)blind.Outcome with { Since = Noon.AddMinutes(20) } };

        TimeLimits.Of(restarted, status.Components![0], Noon.AddMinutes(31)).Should().BeEquivalentTo(new { Since = Noon });
        TimeLimits.Of(restarted, null, Noon.AddMinutes(31)).Should().BeNull();
    }

    [Fact]
    public void The_component_s_condition_says_that_it_takes_too_long()
    {
        var status = StatusReport.From(Of(Waiting("cache")));

        StatusReport.From(At(TimeSpan.FromMinutes(61), status, Waiting("cache"))).Condition("CacheReady").Message.Should().Be(
            "cluster is creating. Creating since 2026-11-22T12:00:00Z, which should take no more than 60 minutes: check the "
            + "group's events (aws elasticache describe-events). Work on it goes on.");
    }

    private static StepReport From(params Finding[] findings)
        => InSync("cache") with { Outcome = Outcomes.Of<AwsChange>(findings, [], Sent.Nothing, isPaused: false) };

    private static Overdue? Overdue(WalletPlatformStatus status, TimeSpan age, string state = "Creating")
        => TimeLimits.Of(Waiting("cache", state), status.Components![0], Noon + age);

    private static PassReport At(TimeSpan age, WalletPlatformStatus before, StepReport step)
        => before.After(step) with { Now = Noon + age };

    private static IEnumerable<string> Says(WalletPlatformStatus status)
        => status.Conditions!.Select(condition => $"{condition.Type}={condition.Status} {condition.Reason}");
}
