using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Tests.Ledger;

namespace Wallet.Api.Tests.Batching;

/// <summary>What a batch locks and looks up: each once, wallets in the order in which all batches lock them.</summary>
public sealed class FootprintTests
{
    private const int Lane = 67;
    private static readonly WalletId Ana = WalletOf(1);
    private static readonly WalletId Bruno = WalletOf(2);
    private static readonly WalletId Carla = WalletOf(3);

    [Fact]
    public void Wallets_come_once_in_the_order_of_their_keys()
        => Footprint.Of([Transfer(Carla, Bruno), Transfer(Bruno, Ana), Transfer(Carla, Ana)], Lane).Wallets.Should().Equal(Ana, Bruno, Carla);

    [Fact]
    public void What_comes_from_outside_or_goes_there_needs_a_stripe_of_the_lane()
    {
        Command[] commands = [new Deposit(Caller.Trusted, null, Bruno, 1, Remarks.None), new Withdraw(Caller.Trusted, null, Ana, 1, Remarks.None)];
        var (stripe, ahead) = (WalletId.Outside(MemoryLedger.Euro, Lane), WalletId.OutsideAhead(MemoryLedger.Euro, Lane));
        Footprint.Of(commands, Lane).Wallets.Should().Equal(stripe, Ana, Bruno);
        Footprint.Of(commands, Lane, areAhead: true).Wallets.Should().Equal(stripe, ahead, Ana, Bruno);
        Footprint.Of([Transfer(Ana, Bruno)], Lane, areAhead: true).Wallets.Should().Equal([Ana, Bruno], "nothing leaves the ledger");
    }

    [Fact]
    public void What_commands_name_is_looked_up_once()
    {
        var (first, second) = (new TransactionId(10), new TransactionId(20));
        IdempotencyKey one = new(1, 5, 100, IsReference: false), again = one with { Fingerprint = 200 }, other = one with { Hash = 2 };
        var retail = Limits.None with { Profile = "retail" };
        var needs = Footprint.Of(
            [
                new ReverseTransaction(Caller.Trusted, one, second, [Ana], null, Remarks.None),
                new ReverseTransaction(Caller.Trusted, again, first, [Ana], null, Remarks.None),
                new ReverseTransaction(Caller.Trusted, null, second, [Ana], null, Remarks.None),
                new VoidHold(Caller.Trusted, other, Bruno, second, null, Remarks.None),
                new VoidHold(Caller.Trusted, null, Ana, first, null, Remarks.None),
                new VoidHold(Caller.Trusted, null, Ana, first, null, Remarks.None),
                new SetLimits(Caller.Trusted, null, Ana, retail, 0),
                new SetLimits(Caller.Trusted, null, Bruno, retail, 0),
            ],
            Lane);
        needs.Originals.Should().Equal(first, second);
        needs.Holds.Should().Equal((Ana, first), (Bruno, second));
        needs.Keys.Should().Equal(one, other);
        needs.LimitProfiles.Should().Equal(new LimitProfileKey(MemoryLedger.Euro, "retail"));
    }

    private static Transfer Transfer(WalletId from, WalletId to) => new(Caller.Trusted, null, from, to, 1, Remarks.None);

    private static WalletId WalletOf(int sequence) => WalletId.Create(1_700_000_000_000, MemoryLedger.Euro, sequence);
}
