using System.Text;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Audit;
using Wallet.Api.Outbox;

namespace Wallet.Api.Tests.Ledger;

/// <summary>Limits by name, as the rules see them.</summary>
public class LimitProfileTests
{
    private static readonly LimitProfileKey Retail = new(MemoryLedger.Euro, "retail");
    private static readonly Limits Named = Limits.None with { Profile = "retail" };

    [Theory]
    [InlineData(null, 50)]
    [InlineData(60L, 60)]
    [InlineData(40L, 40)]
    public void What_a_wallet_leaves_open_its_profile_says(long? own, long most)
    {
        var (ledger, wallet) = With(Named with { PerTransaction = own }, profile: new(50, null, null));
        Withdraw(ledger, wallet, most + 1).Should().Be(ResultCode.LimitExceeded);
        Withdraw(ledger, wallet, most).Should().Be(ResultCode.Executed);
    }

    [Fact]
    public void Each_limit_is_the_wallets_or_the_profiles()
        => new Limits(1, null, 3) { Profile = "x" }.Over(new(10, 20, null)).Should().Be(new Limits(1, 20, 3));

    [Fact]
    public void A_profile_that_changes_does_so_for_what_comes_after()
    {
        var (ledger, wallet) = With(Named, profile: new(null, 50, null));
        Withdraw(ledger, wallet, 50).Should().Be(ResultCode.Executed);
        Withdraw(ledger, wallet, 1).Should().Be(ResultCode.LimitExceeded);
        ledger.LimitProfiles[Retail] = new(null, 60, null);
        Withdraw(ledger, wallet, 10).Should().Be(ResultCode.Executed);
        ledger.LimitProfiles[Retail] = Limits.None;
        Withdraw(ledger, wallet, 800).Should().Be(ResultCode.Executed);
        ledger.Audit().Should().BeEmpty();
    }

    [Fact]
    public void Of_a_profile_that_is_not_there_nothing_leaves_and_money_comes()
    {
        var (ledger, wallet) = With(Named, profile: Limits.None);
        ledger.LimitProfiles.Clear();
        Withdraw(ledger, wallet, 1).Should().Be(ResultCode.LimitExceeded);
        ledger.Decide(new Deposit(Caller.Trusted, null, wallet, 1, Remarks.None))[0].Code.Should().Be(ResultCode.Executed);
    }

    [Fact]
    public void A_profile_is_given_only_if_its_currency_has_it()
    {
        var (ledger, wallet) = With(Limits.None, profile: Limits.None);
        Command[] commands =
        [
            new SetLimits(Caller.Trusted, null, wallet, Named with { Profile = "gold" }, 0), MemoryLedger.Create("bob", limits: Named with { Profile = "gold" }),
            MemoryLedger.Create("bob", limits: Named) with { Currency = MemoryLedger.Yen }, MemoryLedger.Create("bob", limits: Named),
        ];
        ledger.Decide(commands).Select(a => a.Code).Should().Equal(
            ResultCode.LimitProfileNotFound, ResultCode.LimitProfileNotFound, ResultCode.LimitProfileNotFound, ResultCode.Executed);
    }

    [Fact]
    public void That_a_wallet_was_given_one_is_journalled_told_and_taken_back()
    {
        var (ledger, wallet) = With(Limits.None, profile: Limits.None);
        var given = ledger.Preview([new SetLimits(Caller.Trusted, null, wallet, Named, 0)]);
        given.SettingChanges.Single().After.Limits.Should().Be(Named);
        var told = given.Events.OfType<LimitsChanged>().Single();
        Encoding.UTF8.GetString(EventMessages.Of(told).Single().Data).Should().Contain("\"limitProfile\":\"retail\"");
        ledger.Apply(given);
        ledger.Decide(new SetLimits(Caller.Trusted, null, wallet, Limits.None, 0))[0].Code.Should().Be(ResultCode.Executed);
        ledger.Wallets[wallet].Limits.Should().Be(Limits.None);
        ledger.Audit().Should().BeEmpty();
    }

    // Rows of before there were profiles have the seals that they were written with.
    [Fact]
    public void A_seal_covers_the_profile_and_is_without_one_what_it_was()
    {
        var row = new SettingChange(new(5), 2, Setting.Limits, new(WalletStatus.Active, 7, new(1, null, 3)), 9) { By = "root" };
        row.Seal.Should().Be(Digest.Of("5", "2", "4", "0", "7", "1", null, "3", "9", "root", null));
        (row with { After = row.After with { Limits = row.After.Limits with { Profile = "retail" } } }).Seal.Should().NotBe(row.Seal);
    }

    [Fact]
    public void The_journal_of_a_profile_goes_on_after_it_was_removed()
    {
        LimitProfile[] profiles = [.. Enumerable.Range(1, 3).Select(version => new LimitProfile(Retail, new(version, null, null), version, 5, "root"))];
        LimitProfileChange[] changes = [new(profiles[0], false), new(profiles[1], true), new(profiles[2], false)];
        Follow(changes, profiles[2]).Should().BeEmpty();
        Follow(changes[..2]).Should().BeEmpty();
        Follow(changes[..2], profiles[1]).Should().ContainSingle().Which.What.Should().Contain("it is there");
        Follow([changes[0], changes[2]], profiles[2]).Should().ContainSingle().Which.What.Should().Contain("change 3 follows 1");
    }

    private static IReadOnlyList<Violation> Follow(LimitProfileChange[] changes, params LimitProfile[] there)
    {
        var fold = new LimitProfileFold();
        Array.ForEach(changes, change => fold.Add(change, change.Seal));
        return fold.Finish(there);
    }

    private static (MemoryLedger Ledger, WalletId Wallet) With(Limits own, Limits profile)
    {
        var ledger = new MemoryLedger { LimitProfiles = { [Retail] = profile } };
        var wallet = new WalletId(ledger.Decide(MemoryLedger.Create("ann", limits: own))[0].Subject);
        ledger.Decide(new Deposit(Caller.Trusted, null, wallet, 1000, Remarks.None));
        return (ledger, wallet);
    }

    private static ResultCode Withdraw(MemoryLedger ledger, WalletId wallet, long amount)
        => ledger.Decide(new Withdraw(Caller.Trusted, null, wallet, amount, Remarks.None))[0].Code;
}
