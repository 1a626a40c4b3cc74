using System.Text;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Outbox;

namespace Wallet.Api.Tests.Ledger;

/// <summary>What a change of settings leaves behind.</summary>
public class SettingJournalTests
{
    private static readonly Caller Admin = Caller.Trusted with { Subject = "root" };
    private static readonly Limits Daily = new(null, 500, null);

    [Fact]
    public void A_wallet_begins_its_journal()
    {
        var ledger = MemoryLedger.With(1, out var ids, overdraft: 50);
        ledger.Settings.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Wallet = ids[0],
            Sequence = 1,
            Setting = Setting.Opened,
            After = new WalletSettings(WalletStatus.Active, 50, Limits.None),
            At = ledger.Now,
        });
    }

    [Fact]
    public void A_change_is_written_down_and_told_with_its_author()
    {
        var ledger = MemoryLedger.With(1, out var ids);
        var frozen = ledger.Preview([new SetStatus(Admin, null, ids[0], WalletStatus.Frozen), new SetLimits(Admin, null, ids[0], Daily, 7)]);
        frozen.SettingChanges.Select(c => (c.Sequence, c.Setting, c.By, c.After)).Should().Equal(
            (2, Setting.Status, "root", new WalletSettings(WalletStatus.Frozen, 0, Limits.None)),
            (3, Setting.Limits, "root", new WalletSettings(WalletStatus.Frozen, 7, Daily)));
        frozen.ChangedWallets.Single().SettingsVersion.Should().Be(3);
        var told = frozen.Events.OfType<LimitsChanged>().Single();
        (told.Limits, told.Overdraft, told.By).Should().Be((Daily, 7, "root"));
        var message = EventMessages.Of(told).Single();
        message.Type.Should().Be("wallet.limits.v1");
        Encoding.UTF8.GetString(message.Data).Should().Contain("\"perDayMinor\":500,\"overdraftMinor\":7,\"changedBy\":\"root\"");
    }

    [Fact]
    public void What_is_already_so_or_refused_is_no_change()
    {
        var ledger = MemoryLedger.With(1, out var ids, overdraft: 5);
        ledger.Decide(new Withdraw(Caller.Trusted, null, ids[0], 5, Remarks.None));
        var decision = ledger.Preview(
        [
            new SetStatus(Admin, null, ids[0], WalletStatus.Active), new SetLimits(Admin, null, ids[0], Limits.None, 5),
            new SetLimits(Admin, null, ids[0], Limits.None, 4), new SetStatus(Admin, null, ids[0], WalletStatus.Closed),
        ]);
        decision.SettingChanges.Should().BeEmpty();
        decision.Events.Should().BeEmpty();
    }

    [Fact]
    public void A_wallet_that_is_older_than_the_journal_says_first_how_it_was_found()
    {
        var ledger = MemoryLedger.With(1, out var ids, overdraft: 5);
        ledger.Wallets[ids[0]] = ledger.Wallets[ids[0]] with { SettingsVersion = 0 };
        ledger.Settings.Clear();
        ledger.Decide(new SetStatus(Admin, null, ids[0], WalletStatus.Frozen));
        ledger.Settings.Select(c => (c.Sequence, c.Setting, c.By, c.After.Status)).Should().Equal(
            (1, Setting.Found, null, WalletStatus.Active), (2, Setting.Status, "root", WalletStatus.Frozen));
        ledger.Audit().Should().BeEmpty();
    }
}
