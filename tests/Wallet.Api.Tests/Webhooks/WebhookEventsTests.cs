using System.Text.Json;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Outbox;
using Wallet.Api.Storage.Webhooks;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Tests.Webhooks;

public sealed class WebhookEventsTests
{
    private static readonly WalletId Alice = WalletId.Create(1_700_000_000_000, Currency.FromNumber(978), 1);
    private static readonly WalletId Bruno = WalletId.Create(1_700_000_000_000, Currency.FromNumber(978), 2);

    public static TheoryData<string[]?, string?, object, bool> Matches => new()
    {
        { null, null, WebhookStatus.Enabled, true },
        { ["wallet.transaction.v1"], null, WebhookStatus.Enabled, true },
        { ["wallet.entry.v1"], null, WebhookStatus.Enabled, false },
        { ["wallet.entry.v1", "wallet.transaction.v1"], null, WebhookStatus.Enabled, true },
        { null, "alice", WebhookStatus.Enabled, true },
        { null, "other", WebhookStatus.Enabled, false },
        { ["wallet.transaction.v1"], "other", WebhookStatus.Enabled, false },
        { ["wallet.entry.v1"], "alice", WebhookStatus.Enabled, false },
        { null, null, WebhookStatus.Requested, false },
        { null, null, WebhookStatus.Gone, false },
        { null, null, WebhookStatus.Failing, false },
    };

    [Theory]
    [MemberData(nameof(Matches))]
    public void A_webhook_is_for_the_types_and_the_wallet_that_were_asked_for(
        string[]? types, string? wallet, object status, bool isFor)
    {
        var filtered = wallet is null ? (WalletId?)null : wallet == "alice" ? Alice : new WalletId(Alice.Value + 7);
        (Webhook(1) with { Filter = new(types, filtered), Status = (WebhookStatus)status }).IsFor(Transaction("t1")).Should().Be(isFor);
    }

    [Fact]
    public void Deliveries_are_numbered_on_for_each_webhook_in_the_order_of_events()
    {
        var all = Webhook(1) with { NextSequence = 5 };
        var brunos = Webhook(2) with { Filter = new(null, Bruno) };
        var off = Webhook(3) with { Status = WebhookStatus.Requested };
        EventMessage[] messages = [Transaction("t1"), Opened("o1", Alice), Opened("o2", Bruno)];
        WebhookEvents.Plan(messages, [all, brunos, off]).Select(e => (e.Webhook, e.Sequence, e.EventId)).Should().Equal(
            (all.Id, 5, "t1"), (brunos.Id, 1, "t1"), (all.Id, 6, "o1"), (all.Id, 7, "o2"), (brunos.Id, 2, "o2"));
    }

    [Fact]
    public void A_body_is_a_cloud_event_in_structured_mode()
    {
        var body = JsonElement.Parse(WebhookEvents.Body(Transaction("t1")));
        body.EnumerateObject().Select(m => m.Name).Should().Equal("specversion", "id", "source", "type", "time", "datacontenttype", "data");
        (body.GetProperty("id").GetString(), body.GetProperty("source").GetString(), body.GetProperty("type").GetString())
            .Should().Be(("t1", "/wallet-api", "wallet.transaction.v1"));
        body.GetProperty("time").GetDateTimeOffset().Should().Be(DateTimeOffset.UnixEpoch);
        body.GetProperty("data").GetProperty("a").GetInt32().Should().Be(1);
    }

    [Fact]
    public void An_event_is_about_the_wallets_that_it_names()
    {
        EventMessages.Of(new WalletOpened(Alice, "alice", null)).Single().Wallets.Should().Equal(Alice);
        EventMessages.Of(new WalletChanged(Bruno, WalletStatus.Frozen, 0, 1)).Single().Wallets.Should().Equal(Bruno);
        EventMessages.Of(new LimitsChanged(Bruno, new(null, null, null), 0, 0, 1, null)).Single().Wallets.Should().Equal(Bruno);
    }

    private static EventMessage Transaction(string id)
        => new(Topics.Transactions, id, id, EventTypes.Transaction, DateTimeOffset.UnixEpoch, "{\"a\":1}"u8.ToArray()) { Wallets = [Alice, Bruno] };

    private static EventMessage Opened(string id, WalletId wallet)
        => new(Topics.Lifecycle, id, id, EventTypes.Opened, DateTimeOffset.UnixEpoch, "{}"u8.ToArray()) { Wallets = [wallet] };

    private static Webhook Webhook(int number) => new(
        WebhookId.Create(1_700_000_000_000, number), "https://receiver.example/", null, new(null, null), WebhookStatus.Enabled, new([], null, null),
        1, null, DateTimeOffset.UnixEpoch);
}
