using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Outbox;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Tests.Telemetry;

/// <summary>Readiness shows what is away, and depends on the database alone.</summary>
[Collection(AloneCollection.Name)]
public sealed class HealthTests
{
    [Fact]
    public async Task Redis_going_away_is_shown_and_leaves_the_pod_ready()
    {
        using var redis = RedisServer.Start();
        await using var cluster = await ApiCluster.StartAsync(setup: new() { Cache = redis.Options() });
        await ShowsAsync(cluster, "cache", "UP");
        redis.Down();
        await ShowsAsync(cluster, "cache", "DOWN");
        await IsReadyAsync(cluster);
    }

    [Fact]
    public async Task Kafka_being_away_is_shown_logged_and_measured_and_leaves_the_pod_ready()
    {
        var log = new CapturedLog();
        await using var cluster = await ApiCluster.StartAsync(setup: new()
        {
            Kafka = new($"127.0.0.1:{FreePort.Next()}", KafkaSecurity.Plaintext, "eu-west-1"),
            Services = log.AddTo,
        });
        await cluster.Client.CreateWithAsync("5.00");
        await ShowsAsync(cluster, "kafka", "DOWN");
        await IsReadyAsync(cluster);
        log.Lines.Should().Contain(line => line.Text.Contains("Kafka client") && line.Text.Contains("refused"));

        // The relay stands still and the lag grows all the same.
        var lag = (await Scrape.UntilAsync(cluster.Management, s => s.Value("wallet_outbox_lag_seconds") > 0)).Value("wallet_outbox_lag_seconds");
        var later = await Scrape.UntilAsync(cluster.Management, s => s.Value("wallet_outbox_lag_seconds") > lag + 4);
        later.Value("wallet_outbox_depth").Should().Be(await cluster.Services.GetRequiredService<OutboxStore>().CountAsync(default));
    }

    [Fact]
    public async Task A_stopping_pod_is_not_ready_and_still_alive()
    {
        await using var cluster = await ApiCluster.StartAsync();
        var health = cluster.Services.GetRequiredService<ServiceHealth>();
        await Eventually.BecomesTrueAsync(() => health.IsReady, "the pod is ready");
        cluster.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().StopApplication();
        (health.IsReady, health.IsStarted).Should().Be((false, true));
    }

    private static Task ShowsAsync(ApiCluster cluster, string name, string status) => Eventually.BecomesTrueAsync(
        async () => (await cluster.Management.GetAsync("/q/health"))["checks"].EnumerateArray().Any(check => Is(check, name, status)),
        $"{name} is shown {status}");

    // A machine that stood still has not seen its database for a while.
    private static Task IsReadyAsync(ApiCluster cluster) => Eventually.BecomesTrueAsync(
        async () => (await cluster.Client.GetAsync("/q/health/ready")).Status == HttpStatusCode.OK, "the pod is ready");

    private static bool Is(JsonElement check, string name, string status)
        => check.GetProperty("name").GetString() == name && check.GetProperty("status").GetString() == status;
}
