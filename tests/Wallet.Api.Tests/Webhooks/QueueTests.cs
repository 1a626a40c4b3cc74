using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Outbox;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Tests.Webhooks;

/// <summary>Each event is queued once for each webhook, whatever happens on the way, and Kafka is told in any case.</summary>
public sealed class QueueTests : IAsyncLifetime
{
    private const string Receiver = "http://127.0.0.1:9/";
    private readonly Taker _kafka = new();
    private WebhookFixture _webhooks = null!;

    public async Task InitializeAsync() => _webhooks = await WebhookFixture.StartAsync();

    public async Task DisposeAsync() => await _webhooks.DisposeAsync();

    [Fact]
    public async Task Two_pods_that_bring_the_same_queue_it_once()
    {
        await _webhooks.MakeAsync(Receiver);
        await _webhooks.Client.CreateAsync();
        var seen = await _webhooks.OutboxAsync();
        await _webhooks.Client.CreateAsync();
        var queue = _webhooks.Get<IPublishedBatches>();
        (await queue.TakeOutAsync(seen, default)).Should().BeTrue();
        // The other had read it before: of what it brings, one batch is gone.
        (await queue.TakeOutAsync([.. seen, .. await _webhooks.OutboxAsync()], default)).Should().BeTrue();
        EventIds().Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_pod_that_dies_in_the_middle_leaves_all_to_the_next()
    {
        var (id, _) = await _webhooks.MakeAsync(Receiver);
        await _webhooks.Client.CreateAsync();
        await _webhooks.Client.CreateAsync();
        // What is in the way of the second row ends the transaction between its statements.
        _webhooks.Execute(
            "INSERT INTO webhook_deliveries (webhook_id, sequence, event_id, event_type, body, state, attempts, due_at, queued_at) "
            + "SELECT webhook_id, 2, 'x', 'x', '', 0, 0, 0, 0 FROM webhooks");
        var batches = await _webhooks.OutboxAsync();
        (await _webhooks.Get<IPublishedBatches>().TakeOutAsync(batches, default)).Should().BeFalse();
        EventIds().Should().Equal("x");
        (await _webhooks.OutboxAsync()).Should().HaveCount(2);
        _webhooks.Execute("DELETE FROM webhook_deliveries");
        await _webhooks.RelayAsync();
        (await _webhooks.StatesAsync(id)).Should().Equal("1 PENDING", "2 PENDING");
        (await _webhooks.OutboxAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Without_webhooks_batches_are_taken_out_as_before()
    {
        await _webhooks.Client.CreateAsync();
        await _webhooks.RelayAsync();
        (await _webhooks.OutboxAsync()).Should().BeEmpty();
        EventIds().Should().BeEmpty();
    }

    [Theory]
    [InlineData("RENAME TABLE webhook_deliveries TO gone", "RENAME TABLE gone TO webhook_deliveries")]
    [InlineData("RENAME TABLE webhooks TO gone", "RENAME TABLE gone TO webhooks")]
    public async Task A_fault_of_the_tables_keeps_nothing_from_kafka_and_is_made_up_for(string fault, string repair)
    {
        await _webhooks.MakeAsync(Receiver);
        _webhooks.Execute(fault);
        var around = _webhooks.Get<WorkSurroundings>();
        using var relay = new OutboxRelay(
            _webhooks.Get<OutboxStore>(), _webhooks.Get<IPublishedBatches>(), new(around.Metrics, _webhooks.Clock), around,
            NullLogger<OutboxRelay>.Instance, _kafka);
        await relay.StartAsync(default);
        for (var opened = 1; opened <= 3; opened++)
        {
            await _webhooks.Client.CreateAsync();
            await TurnUntilAsync(() => Task.FromResult(_kafka.Ids.Count == opened), $"Kafka has {opened}");
        }
        await TurnUntilAsync(
            () => Task.FromResult(_webhooks.Logged.Lines.Any(l => l.Text.Contains("the queue of webhooks"))), "the fault is told");
        relay.IsUp.Should().BeTrue("what it is for goes on");
        _webhooks.Execute(repair);
        await TurnUntilAsync(async () => (await _webhooks.OutboxAsync()).Count == 0, "the outbox is empty");
        await relay.StopAsync(default);
        EventIds().Should().Equal(_kafka.Ids, "once each, in the order in which Kafka had them");
        _kafka.Ids.Should().HaveCount(3, "nothing is published again");
    }

    private Task TurnUntilAsync(Func<Task<bool>> condition, string what) => Eventually.BecomesTrueAsync(
        () =>
        {
            _webhooks.Clock.Advance(TimeSpan.FromMilliseconds(500));
            return condition();
        },
        what);

    private List<string> EventIds()
        => [.. _webhooks.Rows("event_id", "webhook_deliveries ORDER BY webhook_id, sequence").Select(row => (string)row[0])];

    /// <summary>A Kafka that takes everything at once.</summary>
    private sealed class Taker : IEventPublisher
    {
        private readonly ConcurrentQueue<string> _ids = new();

        public IReadOnlyList<string> Ids => [.. _ids];

        public Task PublishAsync(IReadOnlyList<EventMessage> messages, CancellationToken cancel)
        {
            foreach (var message in messages)
                _ids.Enqueue(message.Id);
            return Task.CompletedTask;
        }
    }
}
