using Wallet.Api.Checkpoints;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Checkpoints;

/// <summary>The texts that are sealed: what is written here was signed, and stays permanently.</summary>
public class TransactionLeafTests
{
    private static readonly Currency Real = Currency.FromNumber(986);

    [Fact]
    public void The_text_of_a_transaction_never_changes()
    {
        var transaction = new LedgerTransaction(
            new(3_600_000_000_000_000_000), TransactionKind.Transfer, Real, 4250, [new(new(77), -4250), new(new(78), 4250, 5)],
            new("order-4711 \"é\"", "lunch\n<&'+>😀", """{"a":"ü"}""", DateTimeOffset.UnixEpoch.AddMilliseconds(5)))
        {
            Parent = new(3_500_000_000_000_000_000),
        };
        TransactionLeaf.Of(transaction).Should().Be(
            $$"""{"v":1,"transactionId":"{{transaction.Id}}","type":"TRANSFER","currency":"BRL","amountMinor":4250,"legs":[{"walletId":"{{new WalletId(77)}}","amountMinor":-4250,"heldMinor":0},{"walletId":"{{new WalletId(78)}}","amountMinor":4250,"heldMinor":5}],"parentTransactionId":"{{transaction.Parent}}","referenceId":"order-4711 \"é\"","description":"lunch\n<&'+>\uD83D\uDE00","metadata":"{\"a\":\"ü\"}","effectiveAt":"1970-01-01T00:00:00.005Z"}""");
    }

    [Fact]
    public void What_is_not_there_is_left_out()
        => TransactionLeaf.Of(new(new(1L << 40), TransactionKind.Expiry, Real, 0, [], new(null, null, null, null)))
            .Should().Be($$"""{"v":1,"transactionId":"{{new TransactionId(1L << 40)}}","type":"EXPIRY","currency":"BRL","amountMinor":0,"legs":[]}""");

    [Fact]
    public void A_row_that_could_not_be_read_is_sealed_as_such()
        => TransactionLeaf.OfUnreadable(new(1L << 40)).Should().Be($$"""{"v":1,"transactionId":"{{new TransactionId(1L << 40)}}","unreadable":true}""");

    // The names in leaves are the REST API's.
    [Fact]
    public void Kinds_have_the_names_of_the_API()
        => Enum.GetValues<TransactionKind>().Select(k => k.ToString().ToUpperInvariant()).Should().BeEquivalentTo(Api.Http.Names.AllKinds);
}
