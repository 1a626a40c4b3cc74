using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Outbox;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Ledger;

namespace Wallet.Api.Tests.Outbox;

public sealed class PublicationPlanTests
{
    private static readonly WalletId Wallet = WalletId.Create(1_700_000_000_000, MemoryLedger.Euro, 1);

    [Fact]
    public void What_cannot_be_read_or_published_is_kept_with_the_reason_and_the_rest_goes()
    {
        var page = new OutboxPage([Frozen(1), new(2, [], "a payload of version 99"), Deposit(3, metadata: "{"), Deposit(4, metadata: "{}")], 100, default);
        var plan = PublicationPlan.Of(page);
        plan.Batches.Select(batch => (batch.Id, batch.Messages.Count)).Should().Equal((1, 1), (4, 2));
        plan.Parked.Select(batch => batch.Batch).Should().Equal(2, 3);
        plan.Parked[0].Why.Should().Be("a payload of version 99");
        plan.Parked[1].Why.Should().Contain("JSON");
        PublicationPlan.BeforeParked(page, plan).Batches.Select(batch => batch.Id).Should().Equal(1);
    }

    [Theory]
    [InlineData(0, OutboxStore.MaxBytes / 2, false)]
    [InlineData(0, (OutboxStore.MaxBytes / 2) + 1, true)]
    [InlineData(OutboxStore.MaxRows - 1, 0, false)]
    [InlineData(OutboxStore.MaxRows, 0, true)]
    public void A_page_that_may_have_more_behind_it_is_full(int batches, long bytes, bool isFull)
        => new OutboxPage([.. Enumerable.Repeat(Frozen(1), batches)], bytes, default).IsFull.Should().Be(isFull);

    [Fact]
    public void Rows_are_told_apart_by_their_number_and_keys()
    {
        var some = default(OutboxPrefix).With([5, 3]);
        some.Should().Be(new OutboxPrefix(2, 5 ^ 3)).And.Be(default(OutboxPrefix).With([3]).With([5]));
        some.With([]).Should().Be(some);
        some.With([6]).Should().NotBe(some);
        some.With([5, 5]).Should().NotBe(some);
    }

    private static OutboxBatch Frozen(long id) => new(id, [new WalletChanged(Wallet, WalletStatus.Frozen, 5, 6)]);

    private static OutboxBatch Deposit(long id, string metadata)
    {
        var transaction = new LedgerTransaction(
            new(id), TransactionKind.Deposit, MemoryLedger.Euro, 1, [new(Wallet, 1)], Remarks.None with { Metadata = metadata });
        return new(id, [new TransactionRecorded(transaction, [new(Wallet, new(id), TransactionKind.Deposit, 1, 1, 1, 0, default, default)])]);
    }
}
