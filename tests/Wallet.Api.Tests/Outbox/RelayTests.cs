using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Outbox;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Tests.Outbox;

/// <summary>The relay on an outbox of our own making.</summary>
public sealed class RelayTests : IAsyncLifetime
{
    private static readonly Currency Euro = Currency.FromNumber(978);
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly Taker _kafka = new();
    private ApiCluster _cluster = null!;

    private OutboxStore Outbox => _cluster.Services.GetRequiredService<OutboxStore>();

    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Many_small_batches_go_in_few_publications()
    {
        const int Batches = 12_000;
        await FillAsync(Enumerable.Range(1, Batches).Select(i => (i, EventCodec.Encode([Opened(i)]))));
        using var relay = Relay();
        await relay.StartAsync(default);
        await Eventually.BecomesTrueAsync(async () => await Outbox.CountAsync(default) == 0, "the backlog is gone");
        await relay.StopAsync(default);
        _kafka.Ids.Should().HaveCount(Batches).And.OnlyHaveUniqueItems();
        _kafka.Ids.Should().Equal(_kafka.Ids.OrderBy(id => id, StringComparer.Ordinal), "in the order of their keys");
        _kafka.Publications.Should().BeLessThanOrEqualTo((Batches / OutboxStore.MaxRows) + 1);
    }

    [Fact]
    public async Task A_page_is_bounded_by_its_bytes_and_has_one_batch_at_least()
    {
        var large = EventCodec.Encode([.. Enumerable.Range(0, 55_000).Select(Opened)]);
        large.Length.Should().BeInRange(OutboxStore.MaxBytes / 3, OutboxStore.MaxBytes / 2);
        var huge = EventCodec.Encode([.. Enumerable.Range(0, 150_000).Select(Opened)]);
        huge.Length.Should().BeGreaterThan(OutboxStore.MaxBytes);
        await FillAsync([(1, huge), (2, large), (3, large), (4, large), (5, large)]);
        var sizes = new List<int>();
        for (var (after, isEnd) = (0L, false); !isEnd;)
        {
            var page = await Outbox.NextAsync(after, default);
            isEnd = page.Batches.Count == 0;
            sizes.Add(page.Batches.Count);
            after = isEnd ? after : page.Batches[^1].Id;
        }
        sizes.Should().Equal(1, 2, 2, 0);
    }

    [Theory]
    [InlineData(new byte[] { 99, 0 })]
    [InlineData(new byte[] { 1, 5, 200 })]
    [InlineData(new byte[0])]
    public async Task A_payload_that_this_release_cannot_read_is_kept_and_those_behind_it_go(byte[] strange)
    {
        await FillAsync([(1, EventCodec.Encode([Opened(1)])), (2, strange), (3, EventCodec.Encode([Opened(3)]))]);
        using var relay = Relay();
        await relay.StartAsync(default);
        // What is before it goes; then another pod, of another release perhaps, has its turn.
        await Eventually.BecomesTrueAsync(() => _kafka.Ids.Count == 1, "the first batch is published");
        await Eventually.BecomesTrueAsync(
            async () => await _cluster.Services.GetRequiredService<LeaseStore>().TryHoldAsync("outbox", "other", TimeSpan.FromMinutes(1), default),
            "another pod gets the lease");
        await _cluster.Services.GetRequiredService<LeaseStore>().ReleaseAsync("outbox", "other", default);
        await Eventually.BecomesTrueAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return _kafka.Ids.Count == 2;
            },
            "no other pod reads it, and those behind it are published");
        await relay.StopAsync(default);
        relay.IsUp.Should().BeTrue();
        (await Outbox.NextAsync(0, default)).Batches.Should().ContainSingle().Which.Id.Should().Be(2);
    }

    [Fact]
    public async Task A_backlog_is_counted_no_further_than_it_says()
    {
        await FillAsync(Enumerable.Range(1, OutboxStore.MaxCount + 500).Select(i => (i, new byte[] { 1, 0 })));
        (await Outbox.CountAsync(default)).Should().Be(OutboxStore.MaxCount);
    }

    private OutboxRelay Relay()
    {
        var around = _cluster.Services.GetRequiredService<WorkSurroundings>() with { Clock = _clock };
        return new(Outbox, new PublishedBatches(Outbox), new(around.Metrics, _clock), around, NullLogger<OutboxRelay>.Instance, _kafka);
    }

    private async Task FillAsync(IEnumerable<(int Id, byte[] Payload)> rows)
    {
        var queries = _cluster.Services.GetRequiredService<QueryRunner>();
        foreach (var part in rows.Chunk(2000))
        {
            await queries.ExecuteAsync(
                new SqlText().Insert("outbox (batch_id, payload)", part, (s, r) => s.Sql("(").Number(r.Id).Sql(",").Blob(r.Payload).Sql(")")), default);
        }
    }

    private static LedgerEvent Opened(int number) => new WalletOpened(WalletId.Create(1_000_000 + number, Euro, 0), "user", null);

    /// <summary>Takes everything at once.</summary>
    private sealed class Taker : IEventPublisher
    {
        private readonly ConcurrentQueue<string> _ids = new();
        private int _publications;

        public IReadOnlyList<string> Ids => [.. _ids];

        public int Publications => _publications;

        public Task PublishAsync(IReadOnlyList<EventMessage> messages, CancellationToken cancel)
        {
            Interlocked.Increment(ref _publications);
            foreach (var message in messages)
                _ids.Enqueue(message.Key);
            return Task.CompletedTask;
        }
    }
}
