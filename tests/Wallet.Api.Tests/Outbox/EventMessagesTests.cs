using System.Text;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Outbox;
using Wallet.Api.Tests.Ledger;

namespace Wallet.Api.Tests.Outbox;

/// <summary>What consumers read, to the letter: a shape that changes is another type.</summary>
public sealed class EventMessagesTests
{
    private const long Milliseconds = 1_700_000_000_123;
    private const string Time = "2023-11-14T22:13:20.123+00:00";
    private static readonly WalletId Ana = WalletId.Create(1_600_000_000_000, MemoryLedger.Euro, 1);
    private static readonly WalletId Bruno = WalletId.Create(1_600_000_000_000, MemoryLedger.Euro, 2);
    private static readonly WalletId Outside = WalletId.Outside(MemoryLedger.Euro, 5);
    private static readonly TransactionId Id = TransactionId.FirstOf(Milliseconds, 7);
    private static readonly TransactionId Parent = TransactionId.FirstOf(Milliseconds - 1, 7);

    [Fact]
    public void A_transaction_is_its_entries_and_then_itself()
    {
        var remarks = new Remarks("order-1", "a book", """{"shop":7}""", DateTimeOffset.UnixEpoch);
        var transaction = new LedgerTransaction(Id, TransactionKind.Capture, MemoryLedger.Euro, 250, [new(Ana, -250, -300), new(Bruno, 250)], remarks)
        {
            Parent = Parent,
        };
        var messages = Messages(new TransactionRecorded(transaction,
        [
            new(Ana, Id, TransactionKind.Capture, 4, -250, 750, 30, Bruno, default),
            new(Bruno, Id, TransactionKind.Capture, 9, 250, 1250, 0, Ana, default),
        ]));
        messages.Select(Head).Should().Equal(
            ("wallet.entries.v1", $"{Ana}", $"{Ana}:4", "wallet.entry.v1", $"{Ana}"),
            ("wallet.entries.v1", $"{Bruno}", $"{Bruno}:9", "wallet.entry.v1", $"{Bruno}"),
            ("wallet.transactions.v1", $"{Id}", $"{Id}", "wallet.transaction.v1", $"{Ana},{Bruno}"));
        Body(messages[0]).Should().Be(
            $"{{'walletId':'{Ana}','sequence':4,'transactionId':'{Id}','kind':'CAPTURE','currency':'EUR','amountMinor':-250,"
            + $"'balanceAfterMinor':750,'heldAfterMinor':30,'counterpartyWalletId':'{Bruno}','occurredAt':'{Time}'}}");
        Body(messages[2]).Should().Be(
            $"{{'transactionId':'{Id}','kind':'CAPTURE','currency':'EUR','amountMinor':250,'parentTransactionId':'{Parent}',"
            + "'referenceId':'order-1','description':'a book','effectiveAt':'1970-01-01T00:00:00+00:00','metadata':{'shop':7},"
            + $"'legs':[{{'walletId':'{Ana}','amountMinor':-250,'heldMinor':-300}},{{'walletId':'{Bruno}','amountMinor':250}}],"
            + $"'occurredAt':'{Time}'}}");
    }

    [Fact]
    public void What_there_is_not_is_left_out_and_the_outside_world_is_told_as_such()
    {
        var transaction = new LedgerTransaction(Id, TransactionKind.Deposit, MemoryLedger.Euro, 5, [new(Outside, -5), new(Ana, 5)], Remarks.None);
        var messages = Messages(new TransactionRecorded(transaction, [new(Outside, Id, TransactionKind.Deposit, 1, -5, -5, 0, default, default)]));
        Body(messages[0]).Should().Be(
            $"{{'walletId':'{Outside}','sequence':1,'transactionId':'{Id}','kind':'DEPOSIT','currency':'EUR','amountMinor':-5,"
            + $"'balanceAfterMinor':-5,'heldAfterMinor':0,'system':true,'occurredAt':'{Time}'}}");
        Body(messages[1]).Should().Be(
            $"{{'transactionId':'{Id}','kind':'DEPOSIT','currency':'EUR','amountMinor':5,"
            + $"'legs':[{{'walletId':'{Outside}','amountMinor':-5}},{{'walletId':'{Ana}','amountMinor':5}}],'occurredAt':'{Time}'}}");
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("crm-7", ",'externalId':'crm-7'")]
    public void A_wallet_that_was_made(string? externalId, string told)
    {
        var message = Messages(new WalletOpened(Ana, "ana", externalId)).Single();
        Head(message).Should().Be(("wallet.lifecycle.v1", $"{Ana}", $"{Ana}:opened", "wallet.opened.v1", $"{Ana}"));
        Body(message).Should().Be(
            $"{{'walletId':'{Ana}','userId':'ana'{told},'currency':'EUR','occurredAt':'2020-09-13T12:26:40+00:00'}}");
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("carla", ",'changedBy':'carla'")]
    public void A_wallet_whose_status_changed(string? by, string told)
    {
        var message = Messages(new WalletChanged(Ana, WalletStatus.Frozen, Milliseconds, 77, by)).Single();
        Head(message).Should().Be(("wallet.lifecycle.v1", $"{Ana}", $"{Ana}:77", "wallet.changed.v1", $"{Ana}"));
        Body(message).Should().Be($"{{'walletId':'{Ana}','status':'FROZEN'{told},'occurredAt':'{Time}'}}");
    }

    [Fact]
    public void A_wallet_whose_limits_changed()
    {
        var all = new Limits(1, 2, 3) { Profile = "retail" };
        var message = Messages(new LimitsChanged(Ana, all, 40, Milliseconds, 77, "carla")).Single();
        Head(message).Should().Be(("wallet.lifecycle.v1", $"{Ana}", $"{Ana}:77", "wallet.limits.v1", $"{Ana}"));
        Body(message).Should().Be(
            $"{{'walletId':'{Ana}','currency':'EUR','perTransactionMinor':1,'perDayMinor':2,'perMonthMinor':3,'limitProfile':'retail',"
            + $"'overdraftMinor':40,'changedBy':'carla','occurredAt':'{Time}'}}");
        Body(Messages(new LimitsChanged(Ana, new(null, 0, null), 0, Milliseconds, 77, null)).Single()).Should().Be(
            $"{{'walletId':'{Ana}','currency':'EUR','perDayMinor':0,'overdraftMinor':0,'occurredAt':'{Time}'}}");
    }

    [Theory]
    [InlineData(false, "SET")]
    [InlineData(true, "REMOVED")]
    public void A_limit_profile_that_changed(bool isRemoved, string change)
    {
        var after = new LimitProfile(new(MemoryLedger.Euro, "retail"), new(1, null, 3), 4, Milliseconds, "carla");
        var message = Messages(new LimitProfileChanged(new(after, isRemoved))).Single();
        Head(message).Should().Be(("wallet.lifecycle.v1", "EUR/retail", "EUR/retail:4", "wallet.limit-profile.v1", ""));
        Body(message).Should().Be(
            $"{{'currency':'EUR','name':'retail','version':4,'change':'{change}','perTransactionMinor':1,'perMonthMinor':3,"
            + $"'changedBy':'carla','occurredAt':'{Time}'}}");
    }

    private static List<EventMessage> Messages(LedgerEvent item)
    {
        var messages = EventMessages.Of(item).ToList();
        messages.Should().OnlyContain(message => Body(message).Contains($"'occurredAt':'{message.Time:yyyy-MM-ddTHH:mm:ss}"));
        return messages;
    }

    private static (string Topic, string Key, string Id, string Type, string Wallets) Head(EventMessage message)
        => (message.Topic, message.Key, message.Id, message.Type, string.Join(',', message.Wallets));

    // As in the tests above, with the other quotes.
    private static string Body(EventMessage message) => Encoding.UTF8.GetString(message.Data).Replace('"', '\'');
}
