using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Wallet.Api.Commands;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Storage.Partitions;
using Wallet.Api.Telemetry;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Tests.History;

/// <summary>What is kept of idempotency keys, for how long, and what happens to a key that is forgotten.</summary>
public sealed class KeyRetentionTests
{
    private static readonly TimeSpan Refused = TimeSpan.FromDays(30);

    [Fact]
    public async Task The_service_drops_what_keys_and_batches_no_longer_need_and_no_key_is_executed_again()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var cluster = await ApiCluster.StartAsync(setup: new() { JobsStand = true });
        var (queries, old) = (cluster.Services.GetRequiredService<QueryRunner>(), DateTimeOffset.UtcNow.AddDays(-40));
        var partitions = new PartitionStore(queries);
        for (var time = old; time < DateTimeOffset.UtcNow; time = time.AddDays(7))
            await partitions.KeepAsync(time, default);
        // Its answer was kept when it was young, and is forgotten now: the key is 38 days old.
        var (wallet, key) = (await cluster.Client.CreateAsync(), Guid.CreateVersion7(old.AddDays(2)).ToString());
        var day = TransactionId.FirstAt(old.AddDays(2)).Day;
        await KeepAnswerAsync(queries, day);
        await KeepAnswerAsync(queries, day: 0);

        using var keeper = ActivatorUtilities.CreateInstance<PartitionKeeper>(
            cluster.Services, cluster.Services.GetRequiredService<WorkSurroundings>() with { Clock = clock, Identity = new PodIdentity("keeper") });
        await keeper.StartAsync(default);
        while ((await partitions.BoundsAsync("kept_answers", default)).Any(b => b > 1 && b <= day + 1)
            || (await partitions.BoundsAsync("batches", default)).Min() <= TransactionId.FirstAt(old.AddDays(20)).Value)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(20);
        }
        await keeper.StopAsync(default);
        var kept = await queries.ListAsync(new SqlText().Sql("SELECT key_day FROM kept_answers"), row => row.GetInt32(0), stale: false, default);
        kept.Should().Equal(0);

        var again = await cluster.Client.MoveAsync(wallet, "deposit", "1.00", key: key);
        (again.Code, again["outcome"].GetString()).Should().Be(("IDEMPOTENCY_KEY_EXPIRED", "not_executed"));
        (await cluster.Client.BalanceAsync(wallet)).Should().Be(0);
    }

    [Fact]
    public void A_key_is_refused_days_before_it_is_forgotten()
    {
        // The youngest key of the oldest partition that is dropped.
        const int Today = 20_000;
        var bounds = Enumerable.Range(Today - 60, 60).Select(day => (long)day).ToList();
        var newestDropped = PartitionPlan.Of("kept_answers", bounds, Today).Drop.Max();
        var age = TimeSpan.FromDays(Today - newestDropped);
        (age - Refused).Should().BeGreaterThanOrEqualTo(TimeSpan.FromDays(5), "clocks of pods and database may differ by less");
    }

    [Theory]
    [InlineData(40, false)]
    [InlineData(-40, true)]
    public async Task A_day_is_over_only_when_pod_and_database_say_so(int daysAhead, bool isPods)
    {
        await using var cluster = await ApiCluster.StartAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(daysAhead));
        var now = await new LedgerClock(cluster.Services.GetRequiredService<QueryRunner>(), clock).NowAsync(default);
        now.Should().BeCloseTo(isPods ? clock.GetUtcNow() : DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Keys_without_a_time_are_counted_and_can_be_refused()
    {
        var options = new IdempotencyOptions(RefuseOpaque: true);
        await using var cluster = await ApiCluster.StartAsync(setup: new() { Services = services => services.AddSingleton(options) });
        var wallet = await cluster.Client.CreateAsync();
        var opaque = await cluster.Client.MoveAsync(wallet, "deposit", "1.00", key: "order-4711");
        ((int)opaque.Status, opaque.Code, opaque["outcome"].GetString()).Should().Be((400, "IDEMPOTENCY_KEY_WITHOUT_TIME", "not_executed"));
        opaque["detail"].GetString().Should().Contain("version 7").And.Contain("ULID").And.Contain("30 days");
        var reference = await cluster.Client.PostAsync($"wallets/{wallet}/deposit", new { amount = "1.00", referenceId = "order-4711" });
        (reference.Code, reference["detail"].GetString()).Should().Be(("IDEMPOTENCY_KEY_REQUIRED", reference["detail"].GetString()));
        reference["detail"].GetString().Should().Contain("ULID");
        foreach (var key in new[] { Guid.CreateVersion7().ToString(), Ulid(DateTimeOffset.UtcNow) })
            (await cluster.Client.MoveAsync(wallet, "deposit", "1.00", key: key)).Code.Should().BeEmpty();
        (await cluster.Client.BalanceAsync(wallet)).Should().Be(2_00);
        var queries = cluster.Services.GetRequiredService<QueryRunner>();
        var store = new PartitionStore(queries);
        (await store.TimelessAnswersAsync(default)).Should().Be(0);
        await KeepAnswerAsync(queries, day: 0);
        await queries.ListAsync(new SqlText().Sql("ANALYZE TABLE kept_answers"), _ => 0, stale: false, default);
        (await store.TimelessAnswersAsync(default)).Should().Be(1);
    }

    private static Task KeepAnswerAsync(QueryRunner queries, int day) => queries.ExecuteAsync(
        new SqlText().Sql($"INSERT INTO kept_answers VALUES ({day}, REPEAT('k', 16), REPEAT('f', 16), 0, 1, 1, 1, 1, NULL)"), default);

    private static string Ulid(DateTimeOffset time)
    {
        const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var milliseconds = time.ToUnixTimeMilliseconds();
        return string.Concat(Enumerable.Range(0, 10).Select(i => Crockford[(int)(milliseconds >> (45 - (5 * i))) & 31])) + "0123456789ABCDEF";
    }
}
