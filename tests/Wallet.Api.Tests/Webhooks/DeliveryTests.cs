using System.Net;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Tests.Webhooks;

/// <summary>From the outbox to a receiver, on a clock that is turned by hand.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private WebhookFixture _webhooks = null!;
    private WebhookReceiver _receiver = null!;

    private WalletClient Client => _webhooks.Client;

    public async Task InitializeAsync() => (_webhooks, _receiver) = (await WebhookFixture.StartAsync(), await WebhookReceiver.StartAsync());

    public async Task DisposeAsync()
    {
        await _webhooks.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task An_event_is_delivered_once_signed_and_as_it_is_on_kafka()
    {
        var (id, secret) = await _webhooks.MakeAsync(_receiver.Url);
        var wallet = await OpenAsync();
        var expected = (await _webhooks.OutboxAsync()).SelectMany(b => b.Messages).Single();
        await _webhooks.RelayAsync();
        (await _webhooks.OutboxAsync()).Should().BeEmpty();
        await _webhooks.DeliverAsync();
        await _webhooks.DeliverAfterAsync(TimeSpan.FromDays(1));
        var call = _receiver.Calls.Should().ContainSingle().Subject;
        (call.Id, call.Type, call.Event.GetProperty("id").GetString()).Should().Be((expected.Id, expected.Type, expected.Id));
        call.Event.GetProperty("data").GetProperty("walletId").GetString().Should().Be(wallet);
        call.Headers["content-type"].Should().StartWith("application/cloudevents+json");
        call.IsSignedBy(secret).Should().BeTrue();
        var sent = DateTimeOffset.FromUnixTimeSeconds(long.Parse(call.Headers["webhook-timestamp"], null));
        (_webhooks.Clock.GetUtcNow().AddDays(-1) - sent).Should().BeLessThan(TimeSpan.FromSeconds(1));
        (await _webhooks.StatesAsync(id)).Should().Equal("1 DELIVERED");
    }

    [Fact]
    public async Task Types_and_wallets_are_those_that_were_asked_for()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        await _webhooks.RelayAsync();
        await _webhooks.MakeAsync(_receiver.Url, ["wallet.transaction.v1"]);
        await using var second = await WebhookReceiver.StartAsync();
        await _webhooks.MakeAsync(second.Url, wallet: one);
        await Client.MoveAsync(one, "deposit", "5.00");
        await Client.MoveAsync(other, "deposit", "7.00");
        await Client.MoveAsync(one, "transfer", "1.00", other);
        await _webhooks.RelayAsync();
        await _webhooks.DeliverAsync();
        _receiver.Calls.Select(c => c.Type).Should().Equal(Enumerable.Repeat("wallet.transaction.v1", 3));
        second.Calls.Where(c => c.Type == "wallet.entry.v1").Should().HaveCount(2)
            .And.OnlyContain(c => c.Event.GetProperty("data").GetProperty("walletId").GetString() == one);
        second.Calls.Count(c => c.Type == "wallet.transaction.v1").Should().Be(2, "the deposit and the transfer, and not what others did");
    }

    [Fact]
    public async Task What_failed_is_tried_again_when_its_time_comes_and_not_before()
    {
        var (id, _) = await _webhooks.MakeAsync(_receiver.Url);
        _receiver.Answer = (_, _) => Task.FromResult(_receiver.Calls.Count == 1 ? 500 : 200);
        await QueueAsync(1);
        await _webhooks.DeliverAsync();
        await _webhooks.DeliverAfterAsync(TimeSpan.FromSeconds(4));
        _receiver.Calls.Should().ContainSingle();
        var pending = (await Client.GetAsync($"webhooks/{id}/deliveries?state=pending"))["items"][0];
        (pending.GetProperty("lastStatus").GetInt32(), pending.GetProperty("attempts").GetInt32()).Should().Be((500, 1));
        (await Client.GetAsync($"webhooks/{id}")).Text.Should().Contain("failingSince");
        await _webhooks.DeliverAfterAsync(TimeSpan.FromSeconds(2));
        _receiver.Calls.Select(c => c.Id).Distinct().Should().ContainSingle("repeats are told by their id");
        _receiver.Calls.Should().HaveCount(2);
        _receiver.Calls.Select(c => c.Headers["webhook-timestamp"]).Should().OnlyHaveUniqueItems("each attempt has its time");
        (await _webhooks.StatesAsync(id)).Should().Equal("1 DELIVERED");
        (await Client.GetAsync($"webhooks/{id}")).Text.Should().NotContain("failingSince");
    }

    [Theory]
    [InlineData(429, "60", 60)]
    [InlineData(503, "date", 60)]
    [InlineData(500, "60", 6)]
    [InlineData(429, "soon", 6)]
    public async Task A_receiver_that_says_when_is_left_alone_until_then(int status, string asked, int seconds)
    {
        await _webhooks.MakeAsync(_receiver.Url);
        _receiver.Answer = (_, _) => Task.FromResult(_receiver.Calls.Count == 1 ? status : 200);
        _receiver.RetryAfter = asked == "date" ? _webhooks.Clock.GetUtcNow().AddSeconds(seconds).ToString("R") : asked;
        await QueueAsync(1);
        await _webhooks.DeliverAsync();
        await QueueAsync(1);
        await _webhooks.DeliverAfterAsync(TimeSpan.FromSeconds(seconds - 3));
        _receiver.Calls.Should().HaveCount(seconds > 6 ? 1 : 2, "what was queued since waits too, where the receiver says so");
        await _webhooks.DeliverAfterAsync(TimeSpan.FromSeconds(3));
        await _webhooks.DeliverAsync(); // After a failure a turn has one attempt.
        _receiver.Calls.Select(c => c.Id).Distinct().Should().HaveCount(2);
        _receiver.Calls.Should().HaveCount(3);
    }

    [Fact]
    public async Task What_is_dead_can_be_sent_again()
    {
        var (id, _) = await _webhooks.MakeAsync(_receiver.Url);
        _receiver.Answer = (_, _) => Task.FromResult(503);
        await QueueAsync(1);
        await _webhooks.DeliverAsync();
        for (var attempt = 1; attempt < WebhookSchedule.MaxAttempts; attempt++)
        {
            var due = (await Client.GetAsync($"webhooks/{id}/deliveries"))["items"][0].GetProperty("nextAttemptAt").GetDateTimeOffset();
            await _webhooks.DeliverAfterAsync(due - _webhooks.Clock.GetUtcNow());
        }
        _receiver.Calls.Should().HaveCount(WebhookSchedule.MaxAttempts);
        (await _webhooks.StatesAsync(id)).Should().Equal("1 DEAD");
        (await Client.GetAsync($"webhooks/{id}/deliveries?state=dead"))["items"].GetArrayLength().Should().Be(1);
        (await Client.GetAsync($"webhooks/{id}/deliveries?state=pending"))["items"].GetArrayLength().Should().Be(0);
        (await Client.GetAsync($"webhooks/{id}"))["status"].GetString().Should().Be("ENABLED", "three days are not five");
        _receiver.Answer = (_, _) => Task.FromResult(200);
        (await Client.PostAsync($"webhooks/{id}/deliveries/1/resend", new { }))["state"].GetString().Should().Be("PENDING");
        await _webhooks.DeliverAfterAsync(TimeSpan.FromMinutes(1));
        (await _webhooks.StatesAsync(id)).Should().Equal("1 DELIVERED");
        (await Client.PostAsync($"webhooks/{id}/deliveries/2/resend", new { })).Code.Should().Be("DELIVERY_NOT_FOUND");
    }

    [Fact]
    public async Task All_that_is_kept_can_be_replayed_from_a_number_on()
    {
        var (id, _) = await _webhooks.MakeAsync(_receiver.Url);
        await QueueAsync(5);
        await _webhooks.DeliverAsync();
        var inOrder = (await Client.GetAsync($"webhooks/{id}/deliveries"))["items"].EnumerateArray().Reverse()
            .Select(d => d.GetProperty("eventId").GetString()).ToList();
        _receiver.Calls.Select(c => c.Id).Should().BeEquivalentTo(inOrder).And.HaveCount(5);
        (await Client.PostAsync($"webhooks/{id}/replay", new { fromSequence = 3 }))["deliveries"].GetInt64().Should().Be(3);
        await _webhooks.DeliverAsync();
        _receiver.Calls.Skip(5).Select(c => c.Id).Should().BeEquivalentTo(inOrder[2..], "with the ids that they had");
        (await Client.PostAsync($"webhooks/{id}/replay", new { fromSequence = 6 }))["deliveries"].GetInt64().Should().Be(0);
    }

    [Fact]
    public async Task Who_is_gone_is_called_no_more()
    {
        var (id, _) = await _webhooks.MakeAsync(_receiver.Url);
        _receiver.Answer = (_, _) => Task.FromResult(410);
        await QueueAsync(1);
        await _webhooks.DeliverAsync();
        var gone = await Client.GetAsync($"webhooks/{id}");
        (gone["status"].GetString(), gone["disabledFor"].GetString()).Should().Be(("DISABLED", "GONE"));
        await QueueAsync(1);
        await _webhooks.DeliverAfterAsync(TimeSpan.FromDays(1));
        _receiver.Calls.Should().ContainSingle();
        (await _webhooks.StatesAsync(id)).Should().Equal("1 DEAD");
        await PatchAsync(id, new { enabled = true });
        await QueueAsync(1);
        (await _webhooks.StatesAsync(id)).Should().Equal("1 DEAD", "2 PENDING");
    }

    [Fact]
    public async Task Who_has_failed_for_five_days_is_called_no_more_until_it_is_enabled()
    {
        var (id, _) = await _webhooks.MakeAsync(_receiver.Url);
        _receiver.Answer = (_, _) => Task.FromResult(500);
        await QueueAsync(1);
        await _webhooks.DeliverAsync();
        await _webhooks.DeliverAfterAsync(TimeSpan.FromDays(4.9));
        (await Client.GetAsync($"webhooks/{id}"))["status"].GetString().Should().Be("ENABLED");
        await _webhooks.DeliverAfterAsync(TimeSpan.FromDays(0.2));
        (await Client.GetAsync($"webhooks/{id}"))["disabledFor"].GetString().Should().Be("FAILING");
        await _webhooks.DeliverAfterAsync(TimeSpan.FromDays(1));
        _receiver.Calls.Should().HaveCount(3);
        await PatchAsync(id, new { enabled = true });
        _receiver.Answer = (_, _) => Task.FromResult(200);
        await _webhooks.DeliverAsync();
        (await _webhooks.StatesAsync(id)).Should().Equal("1 DELIVERED");
        (await Client.GetAsync($"webhooks/{id}")).Text.Should().NotContain("failingSince");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await WebhookReceiver.StartAsync();
        (_receiver.Location, _receiver.Answer) = (elsewhere.Url, (_, _) => Task.FromResult(307));
        var (id, _) = await _webhooks.MakeAsync(_receiver.Url);
        await QueueAsync(1);
        await _webhooks.DeliverAsync();
        elsewhere.Calls.Should().BeEmpty();
        (await Client.GetAsync($"webhooks/{id}/deliveries"))["items"][0].GetProperty("lastStatus").GetInt32().Should().Be(307);
    }

    [Fact]
    public async Task After_a_time_an_attempt_is_given_up()
    {
        _receiver.Answer = async (_, aborted) =>
        {
            await Task.Delay(Timeout.Infinite, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 200;
        };
        var (id, _) = await _webhooks.MakeAsync(_receiver.Url);
        await QueueAsync(1);
        var delivering = _webhooks.DeliverAsync();
        await Eventually.BecomesTrueAsync(() => _receiver.Calls.Count == 1, "it is called");
        _webhooks.Clock.Advance(WebhookOptions.Off.TimeLimit - TimeSpan.FromSeconds(1));
        delivering.IsCompleted.Should().BeFalse();
        _webhooks.Clock.Advance(TimeSpan.FromSeconds(1));
        await delivering;
        (await Client.GetAsync($"webhooks/{id}/deliveries"))["items"][0].GetProperty("lastError").GetString().Should().Be("TIMEOUT");
    }

    [Fact]
    public async Task For_a_day_both_secrets_sign_and_then_the_new_one_alone()
    {
        var (id, before) = await _webhooks.MakeAsync(_receiver.Url);
        var rotated = await Client.PostAsync($"webhooks/{id}/secret", new { });
        var after = rotated["secret"].GetString()!;
        rotated["previousSecretUntil"].GetDateTimeOffset().Should().BeCloseTo(_webhooks.Clock.GetUtcNow().AddDays(1), TimeSpan.FromSeconds(1));
        await QueueAsync(1);
        await _webhooks.DeliverAsync();
        _webhooks.Clock.Advance(TimeSpan.FromHours(24));
        await QueueAsync(1);
        await _webhooks.DeliverAsync();
        _receiver.Calls.Select(c => (c.IsSignedBy(before), c.IsSignedBy(after))).Should().Equal((true, true), (false, true));
    }

    [Fact]
    public async Task What_is_settled_is_removed_when_its_time_is_over_and_what_is_deleted_at_once()
    {
        var (kept, _) = await _webhooks.MakeAsync(_receiver.Url);
        var (deleted, _) = await _webhooks.MakeAsync(_receiver.Url);
        await QueueAsync(2);
        await _webhooks.DeliverAsync();
        await TidyAsync();
        _webhooks.Rows("1", "webhook_deliveries").Should().HaveCount(4);
        (await Client.SendAsync(new(HttpMethod.Delete, $"/api/v1/webhooks/{deleted}"))).Status.Should().Be(HttpStatusCode.OK);
        (await Client.GetAsync($"webhooks/{deleted}")).Code.Should().Be("WEBHOOK_NOT_FOUND");
        await TidyAsync();
        _webhooks.Rows("1", "webhook_deliveries").Should().HaveCount(2);
        _webhooks.Clock.Advance(TimeSpan.FromDays(7));
        await TidyAsync();
        _webhooks.Rows("1", "webhook_deliveries").Should().BeEmpty();
        await QueueAsync(1);
        (await _webhooks.StatesAsync(kept)).Should().Equal(["3 PENDING"], "numbers go on");
    }

    private async Task TidyAsync()
    {
        var known = (await _webhooks.Get<WebhookDirectory>().ListAsync(default)).Select(w => w.Id).ToHashSet();
        (await _webhooks.Get<WebhookRows>().TidyAsync(known, default)).Should().BeTrue();
    }

    private async Task QueueAsync(int events)
    {
        for (var i = 0; i < events; i++)
            await OpenAsync();
        await _webhooks.RelayAsync();
    }

    private Task<string> OpenAsync() => Client.CreateAsync();

    private async Task PatchAsync(string id, object body)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(body);
        var changed = await Client.SendAsync(new(HttpMethod.Patch, $"/api/v1/webhooks/{id}") { Content = content });
        changed.Status.Should().Be(HttpStatusCode.OK, changed.Text);
    }
}
