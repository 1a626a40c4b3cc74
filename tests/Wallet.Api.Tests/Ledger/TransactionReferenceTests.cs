using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

/// <summary>Who finds a transaction by its reference.</summary>
public sealed class TransactionReferenceTests
{
    private static readonly Caller All = Caller.Trusted;

    private readonly MemoryLedger _ledger = new();

    [Theory]
    [InlineData("ann", "bob", "ann bob")]
    [InlineData("ann", "ann", "ann")]
    [InlineData("outside", "bob", "bob")]
    [InlineData("ann", "outside", "ann")]
    public void The_owners_of_its_wallets_do_and_those_who_see_all(string from, string to, string finders)
    {
        var (payer, receiver) = (Open(from), Open(to));
        Command move = (payer, receiver) switch
        {
            (null, { } wallet) => new Deposit(All, null, wallet, 5, Said("order")),
            ({ } wallet, null) => new Withdraw(All, null, wallet, 5, Said("order")),
            _ => new Transfer(All, null, payer!.Value, receiver!.Value, 5, Said("order")),
        };
        var decision = _ledger.Preview([move]);
        var id = decision.Transactions.Single().Id;
        decision.References.Should().BeEquivalentTo(
            finders.Split(' ').Select(Owner).Append(All).Select(c => new TransactionReference(TransactionReference.HashFor(c, "order"), id)));
    }

    [Fact]
    public void Nobody_pays_for_a_transaction_without_one()
        => _ledger.Preview([new Deposit(All, null, Open("ann")!.Value, 5, Remarks.None)]).References.Should().BeEmpty();

    [Fact]
    public void Every_leg_of_many_has_its_owner_once()
    {
        WalletId[] wallets = [Open("ann")!.Value, Open("bob")!.Value, Open("bob")!.Value];
        var post = new PostTransaction(All, null, [new(wallets[0], -5), new(wallets[1], 2), new(wallets[2], 3)], [], Said("order"));
        _ledger.Preview([post]).References.Should().HaveCount(3).And.OnlyHaveUniqueItems();
    }

    private WalletId? Open(string user)
        => user == "outside" ? null : new WalletId(_ledger.Decide(MemoryLedger.Create(user, overdraft: 10))[0].Subject);

    private static Caller Owner(string user) => new(Digest.OfOwner(user), AnyWallet: false);

    private static Remarks Said(string reference) => Remarks.None with { Reference = reference };
}
