using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using static Wallet.Operator.Tests.Reconcile.Passes;

namespace Wallet.Operator.Tests.Reconcile;

public sealed class UpgradeHoldTests
{
    private static readonly DateTime Now = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);
    private static readonly ReconcileOptions Two = new() { Release = "2", UpgradeHold = TimeSpan.FromMinutes(30) };
    private static readonly WalletPlatformStatus LeftByOne = new() { Release = "1" };

    [Fact]
    public void A_platform_that_another_release_left_ready_waits_for_half_of_the_time_at_least()
    {
        var uids = Enumerable.Range(0, 200).Select(_ => Guid.NewGuid().ToString()).ToList();

        var waits = uids.Select(uid => UpgradeHold.Of(LeftByOne, isAtRest: true, uid, Two, Now)!.ChangesAfter - Now).ToList();

        waits.Should().OnlyContain(wait => wait >= TimeSpan.FromMinutes(15) && wait <= TimeSpan.FromMinutes(30.1));
        waits.Distinct().Should().HaveCountGreaterThan(100, "they do not all begin at once");
    }

    [Fact]
    public void It_is_the_time_that_the_status_says_also_for_the_next_process()
    {
        var held = LeftByOne with { Upgrade = new("2", Now.AddMinutes(1)) };

        UpgradeHold.Of(held, isAtRest: true, "a", Two, Now).Should().Be(held.Upgrade);
        UpgradeHold.Of(held, isAtRest: true, "a", Two, Now.AddMinutes(1)).Should().BeNull("its time has come");
    }

    [Fact]
    public void It_ends_also_where_the_status_does_not_keep_it()
    {
        var begun = UpgradeHold.Of(LeftByOne, isAtRest: true, "a", Two, Now)!;

        UpgradeHold.Of(LeftByOne, isAtRest: true, "a", Two, Now.AddMinutes(5), begun).Should().Be(begun);
        UpgradeHold.Of(LeftByOne, isAtRest: true, "a", Two, begun.ChangesAfter, begun).Should().BeNull("the CRD of an older release drops it");
    }

    [Fact]
    public void A_third_release_begins_to_wait_again()
        => UpgradeHold.Of(LeftByOne with { Upgrade = new("3", Now.AddMinutes(1)) }, isAtRest: true, "a", Two, Now)!.Release.Should().Be("2");

    [Fact]
    public void To_go_back_is_an_upgrade_like_any_other()
        => UpgradeHold.Of(new() { Release = "3" }, isAtRest: true, "a", Two, Now).Should().NotBeNull();

    [Fact]
    public void A_status_without_a_release_is_of_one_that_did_not_write_it()
        => UpgradeHold.Of(new(), isAtRest: true, "a", Two, Now).Should().NotBeNull();

    [Fact]
    public void Nothing_waits_of_a_platform_that_moves_or_is_new_or_was_left_by_this_release()
    {
        UpgradeHold.Of(LeftByOne, isAtRest: false, "a", Two, Now).Should().BeNull();
        UpgradeHold.Of(null, isAtRest: true, "a", Two, Now).Should().BeNull();
        UpgradeHold.Of(new() { Release = "2" }, isAtRest: true, "a", Two, Now).Should().BeNull();
        UpgradeHold.Of(LeftByOne, isAtRest: true, "a", Two with { UpgradeHold = TimeSpan.Zero }, Now).Should().BeNull();
    }

    [Fact]
    public void Tag_keys_of_earlier_specs_are_kept_meanwhile_as_their_removal_waits_with_the_rest()
    {
        var ready = StatusReport.From(Of(InSync("database")) with { TagKeys = ["team", "cost"] });
        var waits = InSync("database") with { Outcome = new StepOutcome.InSync { Planned = [new("DBCluster a", "RemoveTags", "cost")] } };
        var held = StatusReport.From(ready.After(waits) with { TagKeys = ["team"], Held = new("2", Now.AddMinutes(20)) });
        var after = StatusReport.From(held.After(InSync("database")) with { TagKeys = ["team"] });

        held.TagKeys.Should().Equal("cost", "team");
        after.TagKeys.Should().Equal("team");
    }
}
