using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;

namespace Wallet.Operator.Tests.Reconcile;

public sealed class UrgencyTests
{
    private static readonly StepOutcome Quiet = new StepOutcome.InSync();

    private static readonly StepOutcome Modifying = new StepOutcome.Waiting("Modifying", "m", TimeSpan.FromSeconds(5));

    [Fact]
    public void A_deletion_is_urgent() => Urgency.Of(true, [Quiet]).Should().BeTrue();

    [Fact]
    public void What_is_built_or_changed_is_not() => Urgency.Of(false, [Quiet, Modifying]).Should().BeFalse();

    [Fact]
    public void A_writer_that_moves_is_urgent()
        => Urgency.Of(false, [Quiet, new StepOutcome.Waiting("FailingOver", "m", TimeSpan.FromSeconds(5))]).Should().BeTrue();

    [Fact]
    public void A_failover_that_is_to_come_is_urgent()
        => Urgency.Of(false, [Modifying with { Planned = [new PlannedChange("DBCluster wp", "Failover", "a -> b")] }]).Should().BeTrue();

    [Fact]
    public void It_holds_until_it_is_over()
    {
        var (urgency, key) = (new Urgency(), new PlatformKey("wallets", "demo"));
        urgency.NotePass(key, "uid", true);
        urgency.Holds(key).Should().BeTrue();
        urgency.Holds(new PlatformKey("wallets", "other")).Should().BeFalse();
        urgency.NotePass(key, "uid", false);
        urgency.Holds(key).Should().BeFalse();
    }

    [Fact]
    public void A_deletion_holds_until_the_platform_is_gone()
    {
        var (urgency, key) = (new Urgency(), new PlatformKey("wallets", "demo"));
        urgency.NoteDeletion(key, "uid");
        urgency.NotePass(key, "uid", false);
        urgency.Holds(key).Should().BeTrue("the pass began before the deletion");
        urgency.NotePass(key, "uid", true);
        urgency.Forget(key);
        urgency.Holds(key).Should().BeFalse();
    }

    [Fact]
    public void The_deletion_of_a_platform_is_not_that_of_the_next_one_with_its_name()
    {
        var (urgency, key) = (new Urgency(), new PlatformKey("wallets", "demo"));
        urgency.NoteDeletion(key, "uid");
        urgency.NotePass(key, "another", false);
        urgency.Holds(key).Should().BeFalse();
    }
}
