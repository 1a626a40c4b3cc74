using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Tests.Ledger;

namespace Wallet.Api.Tests.Storage;

public class EventCodecTests
{
    [Fact]
    public void Events_survive_the_outbox()
    {
        var ledger = MemoryLedger.With(2, out var ids);
        var remarks = new Remarks("ref-ü", "text", """{"a":1}""", DateTimeOffset.UnixEpoch.AddDays(1));
        var decision = ledger.Preview(
        [
            MemoryLedger.Create("carol"),
            new Deposit(Caller.Trusted, null, ids[0], 500, remarks),
            new Transfer(Caller.Trusted, null, ids[0], ids[1], 200, Remarks.None),
        ]);
        List<LedgerEvent> events =
        [
            .. decision.Events, new WalletChanged(ids[0], WalletStatus.Frozen, 5, 6, "carol"), new WalletChanged(ids[0], WalletStatus.Active, 7, 8),
            new LimitsChanged(ids[0], new(0, null, 5), 7, 8, 9, "carol"), new LimitsChanged(ids[1], Limits.None, 0, 8, 9, null),
            new LimitsChanged(ids[1], new(1, null, null) { Profile = "retail" }, 0, 8, 9, null),
            new LimitProfileChanged(new(new(new(MemoryLedger.Euro, "retail"), new(0, null, 5), 3, 8, "carol"), IsRemoved: true)),
            new LimitProfileChanged(new(new(new(MemoryLedger.Yen, "a"), Limits.None, 1, 8, null), IsRemoved: false)),
        ];
        var read = EventCodec.Decode(EventCodec.Encode(events));
        read.Should().BeEquivalentTo(events, options => options.RespectingRuntimeTypes().WithStrictOrdering()
            .ComparingByMembers<Entry>().ComparingByMembers<TransactionRecorded>().Excluding(m => m.Name == nameof(Entry.Chain)));
    }

    [Fact]
    public void What_follows_from_another_transaction_and_the_largest_numbers_survive()
    {
        var ledger = MemoryLedger.With(1, out var ids);
        var transaction = new LedgerTransaction(
            new(9), TransactionKind.Capture, MemoryLedger.Euro, long.MaxValue, [new(ids[0], long.MinValue, long.MaxValue), new(ids[0], -1)], Remarks.None)
        {
            Parent = new(7),
        };
        var read = EventCodec.Decode(EventCodec.Encode([new TransactionRecorded(
            transaction, [.. transaction.Postings.Select(p => new Entry(p.Wallet, new(9), TransactionKind.Capture, 1, p.Amount, -5, 3, ids[0], default))])]));
        var told = read.Should().ContainSingle().Which.Should().BeOfType<TransactionRecorded>().Subject;
        told.Transaction.Should().BeEquivalentTo(transaction);
        told.Entries.Select(e => (e.Amount, e.Posted, e.Held)).Should().Equal((long.MinValue, -5, 3), (-1, -5, 3));
    }

    [Fact]
    public void An_event_that_this_release_does_not_know_is_said_to_be_so()
        => FluentActions.Invoking(() => EventCodec.Decode([1, 1, 99])).Should().Throw<InvalidDataException>().WithMessage("*unknown tag 99*");

    [Fact]
    public void A_change_of_status_that_a_release_before_wrote_is_read()
        => EventCodec.Decode([1, 1, 3, 5, 0, 0, 0, 0, 0, 0, 0, 1, 7, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0])
            .Should().Equal(new WalletChanged(new(5), WalletStatus.Frozen, 7, 8));

    [Fact]
    public void A_payload_of_another_version_is_not_guessed_at()
        => FluentActions.Invoking(() => EventCodec.Decode([99, 0])).Should().Throw<InvalidDataException>().WithMessage("*99*");

    [Fact]
    public void Columns_of_lists_survive()
    {
        Posting[] postings = [new(new(5), -3, 2), new(new(7), 3)];
        PostingsText.Read(PostingsText.Write(postings)).Should().Equal(postings);
        Answer[] answers = [new(ResultCode.Executed, 5, 1, 2, 3), new(ResultCode.InsufficientFunds, 0, -1, 0, 9)];
        AnswersText.Read(AnswersText.Write(answers)).Should().Equal(answers);
        AnswersText.Write([]).Should().BeNull();
        AnswersText.Read(null).Should().BeEmpty();
    }
}
