using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Outbox;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Telemetry;

/// <summary>What Prometheus gets at /q/metrics after traffic of every kind.</summary>
[Collection(AloneCollection.Name)]
public sealed class MetricsTests : IAsyncLifetime
{
    private readonly RedisServer _redis = RedisServer.Start();
    private readonly KafkaServer _kafka = KafkaServer.Start();
    private ApiCluster _cluster = null!;

    private WalletClient Client => _cluster.Client;

    public async Task InitializeAsync()
    {
        _cluster = await ApiCluster.StartAsync(setup: new()
        {
            Cache = _redis.Options(),
            Kafka = new(_kafka.BootstrapServers, KafkaSecurity.Plaintext, "eu-west-1"),
            Webhooks = new(WebhookKeyFile.Path, []),
            Batching = patient => patient with { Lanes = 1, MaxBatch = 1, QueueCapacity = 1 },
        });
        await Eventually.BecomesTrueAsync(() => _cluster.Services.GetRequiredService<BalanceCache>().IsUp, "the cache is there");
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _kafka.Dispose();
        _redis.Dispose();
    }

    [Fact]
    public async Task Every_metric_has_its_name_type_unit_and_the_value_of_what_was_done()
    {
        var wallet = await MoveAsync();
        await ReadAsync(wallet);
        await OverloadAsync(wallet);
        var scrape = await Eventually.AnswersAsync(() => ScrapeAsync(wallet), IsDone, "the metrics show what was done");

        // As the table in wallet-api/Telemetry/README.md has them.
        foreach (var row in MetricsTable.Read())
            (row.Name, scrape.TypeOf(row.Family), scrape.UnitOf(row.Family) ?? "").Should().Be((row.Name, row.Type, row.Unit));
        scrape.Value("wallet_operations_total", "kind=\"deposit\"", "code=\"EXECUTED\"").Should().BeGreaterThanOrEqualTo(2);
        scrape.Value("wallet_outcome_total", "code=\"INSUFFICIENT_FUNDS\"", "outcome=\"not_executed\"").Should().Be(1);
        scrape.Value("wallet_outcome_total", "code=\"NOT_FOUND\"").Should().Be(1);
        scrape.Value("wallet_money_moved_total", "kind=\"withdraw\"", "currency=\"EUR\"").Should().Be(200);
        foreach (var result in (string[])["hit", "conflict", "expired"])
            scrape.Value("wallet_idempotency_total", $"result=\"{result}\"").Should().Be(1, result);
        scrape.Value("wallet_shed_total", "reason=\"queue_full\"").Should().BePositive();
        scrape.Value("wallet_read_source_total", "source=\"writer\"").Should().BePositive();
        scrape.Value("wallet_invariant_violations_total").Should().Be(0);
        scrape.Value("wallet_deadlocks_total").Should().Be(0);
        scrape.Value("wallet_batch_duration_seconds_count").Should().BePositive();
        scrape.BoundsOf("wallet_batch_commit_seconds").Should().HaveElementAt(0, 0.0005).And.HaveCount(14);
        scrape.BoundsOf("http_server_request_duration_seconds").Should().HaveElementAt(0, 0.001).And.HaveCount(16);
        scrape.Value("target_info", "service_name=\"wallet-api\"", "service_instance_id=\"test\"").Should().Be(1);
    }

    private async Task<string> MoveAsync()
    {
        var wallet = await Client.CreateWithAsync("5.00");
        var key = Guid.CreateVersion7().ToString();
        await Client.MoveAsync(wallet, "withdraw", "2.00", key: key);
        (await Client.MoveAsync(wallet, "withdraw", "2.00", key: key)).Replayed.Should().BeTrue();
        (await Client.MoveAsync(wallet, "withdraw", "1.00", key: key)).Code.Should().Be("IDEMPOTENCY_KEY_REUSED");
        var old = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddDays(-60)).ToString();
        (await Client.MoveAsync(wallet, "withdraw", "1.00", key: old)).Code.Should().Be("IDEMPOTENCY_KEY_EXPIRED");
        (await Client.MoveAsync(wallet, "withdraw", "99.00")).Code.Should().Be("INSUFFICIENT_FUNDS");
        (await Client.GetAsync("nowhere")).Code.Should().Be("NOT_FOUND");
        return wallet;
    }

    private async Task ReadAsync(string wallet)
    {
        await Client.BalanceAsync(wallet);
        await Eventually.BecomesTrueAsync(async () => await SourceAsync(wallet) == "cache", "the cache answers");
    }

    private async Task<string?> SourceAsync(string wallet)
        => (await Client.GetAsync($"wallets/{wallet}/balance?consistency=cached"))["source"].GetString();

    // What is offered while the connection is away is lost, and what is there runs out: so an old balance is offered after each one of now.
    private async Task<Scrape> ScrapeAsync(string wallet)
    {
        await SourceAsync(wallet);
        WalletId.TryParse(wallet, out var id).Should().BeTrue();
        _cluster.Services.GetRequiredService<BalanceCache>().Put([new WalletState(id, UInt128.One) { Version = 1 }], DateTimeOffset.UtcNow);
        return await Scrape.OfAsync(_cluster.Management);
    }

    // Events are published once at least.
    private static bool IsDone(Scrape scrape) => scrape.Value("wallet_cache_stale_puts_refused_total") >= 1
        && scrape.Value("wallet_outbox_events_published_total", "wallet.lifecycle.v1") >= 1 && scrape.Value("wallet_cache_hits_total") >= 1
        && scrape.TypeOf("wallet_webhook_pending") is not null;

    private Task OverloadAsync(string wallet) => Eventually.BecomesTrueAsync(
        async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Client.MoveAsync(wallet, "deposit", "1.00")));
            return answers.Any(a => a.Code == "OVERLOADED") && answers.Any(a => a.Code == "");
        },
        "a full lane refuses");
}
