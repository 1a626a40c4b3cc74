using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

public class MovementRulesTests
{
    [Theory]
    [InlineData(100, 0, 100, ResultCode.Executed)]
    [InlineData(100, 0, 101, ResultCode.InsufficientFunds)]
    [InlineData(100, 50, 150, ResultCode.Executed)]
    [InlineData(100, 50, 151, ResultCode.InsufficientFunds)]
    [InlineData(0, 0, 1, ResultCode.InsufficientFunds)]
    internal void A_debit_needs_the_money_or_the_overdraft(long balance, long overdraft, long amount, ResultCode code)
    {
        var ledger = MemoryLedger.With(1, out var ids, overdraft);
        if (balance > 0)
            ledger.Decide(new Deposit(Caller.Trusted, null, ids[0], balance, Remarks.None));
        ledger.Decide(new Withdraw(Caller.Trusted, null, ids[0], amount, Remarks.None))[0].Code.Should().Be(code);
    }

    [Theory]
    [InlineData(WalletStatus.Frozen, true, ResultCode.Executed)]
    [InlineData(WalletStatus.Frozen, false, ResultCode.WalletFrozen)]
    [InlineData(WalletStatus.Closed, true, ResultCode.WalletClosed)]
    [InlineData(WalletStatus.Closed, false, ResultCode.WalletClosed)]
    internal void A_status_says_what_may_come_and_go(WalletStatus status, bool incoming, ResultCode code)
    {
        var ledger = MemoryLedger.With(1, out var ids);
        ledger.Decide(new Deposit(Caller.Trusted, null, ids[0], 100, Remarks.None));
        ledger.Wallets[ids[0]] = ledger.Wallets[ids[0]] with { Status = status };
        Command command = incoming
            ? new Deposit(Caller.Trusted, null, ids[0], 1, Remarks.None)
            : new Withdraw(Caller.Trusted, null, ids[0], 1, Remarks.None);
        ledger.Decide(command)[0].Code.Should().Be(code);
    }

    [Fact]
    public void A_transfer_to_itself_is_refused()
    {
        var ledger = MemoryLedger.With(1, out var ids);
        ledger.Decide(new Transfer(Caller.Trusted, null, ids[0], ids[0], 1, Remarks.None))[0].Code.Should().Be(ResultCode.InvalidTransfer);
    }

    [Fact]
    public void A_transfer_between_currencies_is_refused()
    {
        var ledger = MemoryLedger.With(1, out var ids);
        var other = new WalletId(ledger.Decide(MemoryLedger.Create("bob") with { Currency = MemoryLedger.Yen })[0].Subject);
        ledger.Decide(new Transfer(Caller.Trusted, null, ids[0], other, 1, Remarks.None))[0].Code.Should().Be(ResultCode.CurrencyMismatch);
    }

    [Fact]
    public void Limits_count_what_leaves_per_day_and_month_and_begin_anew()
    {
        var ledger = MemoryLedger.With(1, out _);
        var wallet = new WalletId(ledger.Decide(MemoryLedger.Create("bob", limits: new(40, 50, 70)))[0].Subject);
        ledger.Decide(new Deposit(Caller.Trusted, null, wallet, 1000, Remarks.None));
        ledger.Now = new DateTimeOffset(2026, 1, 30, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        Withdraw(41).Should().Be(ResultCode.LimitExceeded);
        Withdraw(40).Should().Be(ResultCode.Executed);
        Withdraw(11).Should().Be(ResultCode.LimitExceeded);
        ledger.Now += (long)TimeSpan.FromDays(1).TotalMilliseconds;
        Withdraw(30).Should().Be(ResultCode.Executed);
        Withdraw(1).Should().Be(ResultCode.LimitExceeded);
        ledger.Now += (long)TimeSpan.FromDays(1).TotalMilliseconds;
        Withdraw(40).Should().Be(ResultCode.Executed);

        ResultCode Withdraw(long amount) => ledger.Decide(new Withdraw(Caller.Trusted, null, wallet, amount, Remarks.None))[0].Code;
    }

    [Fact]
    public void A_wallet_of_another_owner_does_not_exist_but_can_be_paid()
    {
        var ledger = MemoryLedger.With(2, out var ids);
        var caller = new Caller(Digest.OfOwner("user0"), AnyWallet: false);
        ledger.Decide(new Deposit(caller, null, ids[0], 10, Remarks.None))[0].Code.Should().Be(ResultCode.Executed);
        ledger.Decide(new Deposit(caller, null, ids[1], 10, Remarks.None))[0].Code.Should().Be(ResultCode.WalletNotFound);
        ledger.Decide(new Transfer(caller, null, ids[1], ids[0], 1, Remarks.None))[0].Code.Should().Be(ResultCode.WalletNotFound);
        ledger.Decide(new Transfer(caller, null, ids[0], ids[1], 1, Remarks.None))[0].Code.Should().Be(ResultCode.Executed);
    }

    [Fact]
    public void A_key_of_another_command_is_refused_and_the_first_stands()
    {
        var ledger = MemoryLedger.With(1, out var ids);
        ledger.Decide(new Deposit(Caller.Trusted, MemoryLedger.Key("k", "ten"), ids[0], 10, Remarks.None));
        var other = ledger.Decide(new Deposit(Caller.Trusted, MemoryLedger.Key("k", "twenty"), ids[0], 20, Remarks.None))[0];
        other.Code.Should().Be(ResultCode.KeyReused);
        ledger.Wallets[ids[0]].Posted.Should().Be(10);
    }
}
