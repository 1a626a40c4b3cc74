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
        // A round before may have met a fault of another kind.
        await Eventually.BecomesTrueAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return relay.IsUp;
            },
            "what it cannot read is no fault of its own");
        // One that is stopped between publishing and deleting leaves what it has published.
        await Eventually.BecomesTrueAsync(
            async () => (await Outbox.NextAsync(0, default)).Batches is [{ Id: 2 }], "what was published is taken out, and the other is kept");
        await relay.StopAsync(default);
    }

    [Fact]
    public async Task What_comes_late_behind_a_page_is_published_before_what_follows_it()
    {
        const int First = 200_000;
        string[] late = [IdOf(First + 15), IdOf(First + 40)];
        // Either fills a page.
        var full = EventCodec.Encode([.. Enumerable.Range(0, 90_000).Select(Opened)]);
        full.Length.Should().BeInRange(OutboxStore.MaxBytes / 2, OutboxStore.MaxBytes);
        await FillAsync([(10, full), (20, full), (30, EventCodec.Encode([Opened(First + 30)]))]);
        var books = new Books(_cluster.Database);
        var before = await books.BarrierAsync();
        _kafka.Meanwhile = async publication =>
        {
            if (publication != 1)
                return;
            await Eventually.BecomesTrueAsync(async () => await books.BarrierAsync() >= before + 2, "the page behind it is read");
            await FillAsync([(15, EventCodec.Encode([Opened(First + 15)])), (40, EventCodec.Encode([Opened(First + 40)]))]);
        };
        using var relay = Relay();
        await relay.StartAsync(default);
        // A page is read ahead only while the lease is young: until then, the clock stands.
        await Eventually.BecomesTrueAsync(() => _kafka.Publications >= 3, "what came late is published");
        await DrainedAsync();
        await relay.StopAsync(default);
        _kafka.Ids.Where(late.Contains).Should().Equal(late);
    }

    [Fact]
    public async Task What_comes_late_behind_batches_that_are_kept_is_published_before_what_follows_it()
    {
        var kept = new Keeper(Outbox);
        await FillAsync([(10, EventCodec.Encode([Opened(10)]))]);
        using var relay = Relay(kept);
        await relay.StartAsync(default);
        await Eventually.BecomesTrueAsync(() => kept.Refused > 0, "the first batch is published and kept");
        await FillAsync([(5, EventCodec.Encode([Opened(5)])), (20, EventCodec.Encode([Opened(20)]))]);
        await Eventually.BecomesTrueAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromMilliseconds(100));
                return _kafka.Ids.Count >= 3;
            },
            "the others are published");
        kept.Refuses = false;
        await DrainedAsync();
        await relay.StopAsync(default);
        _kafka.Ids.Should().Equal(IdOf(10), IdOf(5), IdOf(20));
    }

    [Fact]
    public async Task A_backlog_is_counted_no_further_than_it_says()
    {
        await FillAsync(Enumerable.Range(1, OutboxStore.MaxCount + 500).Select(i => (i, new byte[] { 1, 0 })));
        (await Outbox.CountAsync(default)).Should().Be(OutboxStore.MaxCount);
    }

    private Task DrainedAsync() => Eventually.BecomesTrueAsync(
        async () =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            return await Outbox.CountAsync(default) == 0;
        },
        "the outbox is empty");

    private OutboxRelay Relay(IPublishedBatches? published = null)
    {
        var around = _cluster.Services.GetRequiredService<WorkSurroundings>() with { Clock = _clock };
        return new(Outbox, published ?? new PublishedBatches(Outbox), new(around.Metrics, _clock), around, NullLogger<OutboxRelay>.Instance, _kafka);
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

    private static LedgerEvent Opened(int number) => new WalletOpened(WalletOf(number), "user", null);

    private static string IdOf(int number) => WalletOf(number).ToString();

    private static WalletId WalletOf(int number) => WalletId.Create(1_000_000 + number, Euro, 0);

    /// <summary>Takes nothing out while it refuses to.</summary>
    private sealed class Keeper(OutboxStore outbox) : IPublishedBatches
    {
        private readonly PublishedBatches _published = new(outbox);
        private int _refused;

        public bool Refuses { get; set; } = true;

        public int Refused => _refused;

        public async Task<bool> TakeOutAsync(IReadOnlyList<PlannedBatch> batches, CancellationToken cancel)
        {
            if (!Refuses)
                return await _published.TakeOutAsync(batches, cancel);
            Interlocked.Increment(ref _refused);
            return false;
        }
    }

    /// <summary>Takes everything at once.</summary>
    private sealed class Taker : IEventPublisher
    {
        private readonly ConcurrentQueue<string> _ids = new();
        private int _publications;

        public IReadOnlyList<string> Ids => [.. _ids];

        public int Publications => _publications;

        /// <summary>What happens while a publication, by its number, is on its way.</summary>
        public Func<int, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

        public async Task PublishAsync(IReadOnlyList<EventMessage> messages, CancellationToken cancel)
        {
            await Meanwhile(Interlocked.Increment(ref _publications));
            foreach (var message in messages)
                _ids.Enqueue(message.Key);
        }
    }
}
