using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

public class HoldRulesTests
{
    private readonly MemoryLedger _ledger;
    private readonly WalletId _payer;
    private readonly WalletId _shop;

    public HoldRulesTests()
    {
        _ledger = MemoryLedger.With(2, out var ids);
        (_payer, _shop) = (ids[0], ids[1]);
        _ledger.Decide(new Deposit(Caller.Trusted, null, _payer, 100, Remarks.None));
    }

    [Fact]
    public void What_is_held_cannot_be_spent()
    {
        Place(70);
        (_ledger.Wallets[_payer].Posted, _ledger.Wallets[_payer].Available).Should().Be((100, 30));
        Withdraw(31).Should().Be(ResultCode.InsufficientFunds);
        Withdraw(30).Should().Be(ResultCode.Executed);
    }

    [Theory]
    [InlineData(null, true, 70, 0, 30)]
    [InlineData(70L, false, 70, 0, 30)]
    [InlineData(50L, true, 50, 0, 50)]
    [InlineData(50L, false, 50, 20, 30)]
    public void A_capture_moves_money_and_frees_the_rest_if_final(long? amount, bool final, long moved, long held, long available)
    {
        var hold = Place(70);
        Capture(hold, amount, final).Should().Be(ResultCode.Executed);
        var payer = _ledger.Wallets[_payer];
        (_ledger.Wallets[_shop].Posted, payer.Held, payer.Available).Should().Be((moved, held, available));
    }

    [Fact]
    public void A_hold_is_captured_up_to_its_amount_and_then_is_over()
    {
        var hold = Place(70);
        Capture(hold, 71).Should().Be(ResultCode.AmountTooLarge);
        Capture(hold, 30, final: false).Should().Be(ResultCode.Executed);
        Capture(hold, 41, final: false).Should().Be(ResultCode.AmountTooLarge);
        Capture(hold, 40, final: false).Should().Be(ResultCode.Executed);
        Capture(hold, 1).Should().Be(ResultCode.HoldNotActive);
        Void(hold).Should().Be(ResultCode.HoldNotActive);
    }

    [Fact]
    public void A_void_frees_the_money_once()
    {
        var hold = Place(70);
        Void(hold).Should().Be(ResultCode.Executed);
        _ledger.Wallets[_payer].Available.Should().Be(100);
        Void(hold).Should().Be(ResultCode.HoldNotActive);
        Capture(hold).Should().Be(ResultCode.HoldNotActive);
    }

    [Fact]
    public void A_hold_ends_at_its_time_whoever_looks()
    {
        var hold = Place(70, expiresIn: 1000);
        _ledger.Now += 999;
        Withdraw(31).Should().Be(ResultCode.InsufficientFunds);
        _ledger.Now += 1;
        Withdraw(100).Should().Be(ResultCode.Executed);
        _ledger.Holds[hold].Status.Should().Be(HoldStatus.Expired);
        _ledger.Wallets[_payer].NextExpiry.Should().BeNull();
        Capture(hold).Should().Be(ResultCode.HoldNotActive);
    }

    [Fact]
    public void A_capture_at_the_moment_of_expiry_is_too_late()
    {
        var hold = Place(70, expiresIn: 1000);
        _ledger.Now += 1000;
        Capture(hold).Should().Be(ResultCode.HoldNotActive);
        _ledger.Wallets[_shop].Posted.Should().Be(0);
    }

    [Fact]
    public void More_time_is_more_time()
    {
        var hold = Place(70, expiresIn: 1000);
        Place(10, expiresIn: 5000);
        _ledger.Decide(new ExtendHold(Caller.Trusted, null, _payer, hold, _ledger.Now + 3000))[0].Code.Should().Be(ResultCode.Executed);
        _ledger.Now += 2000;
        Withdraw(21).Should().Be(ResultCode.InsufficientFunds);
        _ledger.Now += 1000;
        Withdraw(21).Should().Be(ResultCode.Executed);
        _ledger.Wallets[_payer].Held.Should().Be(10);
    }

    private TransactionId Place(long amount, long? expiresIn = null)
    {
        var answer = _ledger.Decide(new PlaceHold(
            Caller.Trusted, null, _payer, _shop, amount, expiresIn is { } time ? _ledger.Now + time : null, Remarks.None))[0];
        answer.Code.Should().Be(ResultCode.Executed);
        return new(answer.Subject);
    }

    private ResultCode Capture(TransactionId hold, long? amount = null, bool final = true)
        => _ledger.Decide(new CaptureHold(Caller.Trusted, null, _payer, hold, _shop, amount, final, Remarks.None))[0].Code;

    private ResultCode Void(TransactionId hold) => _ledger.Decide(new VoidHold(Caller.Trusted, null, _payer, hold, Remarks.None))[0].Code;

    private ResultCode Withdraw(long amount) => _ledger.Decide(new Withdraw(Caller.Trusted, null, _payer, amount, Remarks.None))[0].Code;
}
