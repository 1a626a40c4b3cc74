using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Reconcile;
using static Wallet.Operator.Tests.Reconcile.Passes;

namespace Wallet.Operator.Tests.Reconcile;

public sealed class ReadyVerdictTests
{
    private static readonly SpecViolation Violation = new("spec.a", "is wrong");

    [Fact]
    public void Ready_when_every_component_is()
        => ReadyVerdict.Of(Of(InSync("network"), InSync("cache"))).Should().Be(
            new ReadyVerdict(true, "AllComponentsReady", "Everything is as the spec says."));

    [Fact]
    public void Not_ready_before_it_has_been_looked_at()
        => ReadyVerdict.Of(Of()).Should().Be(new ReadyVerdict(false, "NotObserved", "The platform has not been reconciled yet."));

    [Fact]
    public void Not_ready_while_it_is_taken_down_whatever_else_holds()
        => ReadyVerdict.Of(Of(InSync("cache")) with { Deleting = true, Violations = [Violation] }).Should().Be(
            new ReadyVerdict(false, "Deleting", "The platform is being taken down."));

    [Fact]
    public void A_paused_deletion_says_how_to_let_it_go_on()
        => ReadyVerdict.Of(Of(InSync("cache")) with { Deleting = true, Paused = true }).Should().Be(
            new ReadyVerdict(false, "Paused", "spec.paused holds the deletion: set it to false to let it go on."));

    [Fact]
    public void A_spec_that_breaks_a_rule_is_named_by_its_first_violation()
    {
        ReadyVerdict.Of(Of(InSync("cache")) with { Violations = [Violation] }).Should().Be(
            new ReadyVerdict(false, "SpecInvalid", "The spec breaks a rule: spec.a: is wrong"));
        ReadyVerdict.Of(Of() with { Violations = [Violation, Violation, Violation] }).Message.Should().Be(
            "The spec breaks a rule: spec.a: is wrong (and 2 more; see SpecValid)");
    }

    [Fact]
    public void Open_components_are_named_with_what_they_wait_for()
        => ReadyVerdict.Of(Of(Waiting("cache", message: "It is creating."), InSync("network"), Waiting("database"))).Should().Be(
            new ReadyVerdict(false, "ComponentsPending", "cache: It is creating; database: cluster is creating"));

    [Fact]
    public void One_component_that_needs_a_person_blocks_the_platform()
        => ReadyVerdict.Of(Of(Waiting("database"), Blocked("cache"))).Should().Be(
            new ReadyVerdict(false, "ComponentsBlocked", "database: cluster is creating; cache: may not"));

    [Fact]
    public void A_component_that_takes_too_long_says_so_before_what_it_waits_for()
    {
        var overdue = new Overdue("Creating", Noon, TimeSpan.FromMinutes(60), "check its events");

        ReadyVerdict.Of(Of(Waiting("cache", message: "It is creating.") with { Overdue = overdue })).Should().Be(new ReadyVerdict(
            false,
            "ComponentsBlocked",
            "cache: Creating since 2026-11-22T12:00:00Z, which should take no more than 60 minutes: check its events. Work on it "
                + "goes on. It is creating"));
    }
}
