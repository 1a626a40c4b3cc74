using Wallet.Api.Outbox;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Webhooks;

/// <summary>The service as it runs: relay, deliverer and receivers, by themselves.</summary>
public sealed class WebhookServiceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Events_arrive_with_kafka_and_without(bool hasKafka)
    {
        using var kafka = hasKafka ? KafkaServer.Start() : null;
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var cluster = await ApiCluster.StartAsync(hosts: 2, setup: new()
        {
            AsApplication = true,
            Kafka = kafka is null ? null : new(kafka.BootstrapServers, KafkaSecurity.Plaintext, "eu-west-1"),
            Webhooks = new(WebhookKeyFile.Path, ["127.0.0.0/8"]),
        });
        var made = await cluster.Client.PostAsync("webhooks", new { url = receiver.Url });
        var (id, secret) = (made["id"].GetString()!, made["secret"].GetString()!);
        // Pods learn of it within seconds.
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                await cluster.Client.CreateAsync();
                return receiver.Calls.Count > 0;
            },
            "an event arrives");
        var before = receiver.Calls.Count;
        var wallet = await cluster.Client.CreateWithAsync("5.00");
        await Eventually.BecomesTrueAsync(() => OfWallet().Count >= 2, "the wallet's events arrive");
        OfWallet().Select(c => c.Type).Should().BeEquivalentTo("wallet.opened.v1", "wallet.entry.v1");
        receiver.Calls.Should().OnlyContain(c => c.IsSignedBy(secret));
        // What took a busy machine too long to answer is sent again.
        var deliveries = (await cluster.Client.GetAsync($"webhooks/{id}/deliveries?limit=200"))["items"].EnumerateArray().ToList();
        deliveries.Select(d => d.GetProperty("eventId").GetString()).Should().OnlyHaveUniqueItems("each is queued once");
        foreach (var repeated in receiver.Calls.GroupBy(c => c.Id).Where(calls => calls.Count() > 1))
            deliveries.Should().Contain(d => d.GetProperty("eventId").GetString() == repeated.Key && d.GetProperty("attempts").GetInt32() > 1);
        kafka?.Read([Topics.Entries], read => read.Any(r => r.Message.Key == wallet));

        List<WebhookReceiver.Call> OfWallet() => [.. receiver.Calls.Skip(before)
            .Where(c => c.Event.GetProperty("data").TryGetProperty("walletId", out var of) && of.GetString() == wallet)];
    }

    [Fact]
    public async Task A_receiver_that_hangs_holds_up_no_other()
    {
        using var released = new CancellationTokenSource();
        await using var stuck = await WebhookReceiver.StartAsync();
        await using var swift = await WebhookReceiver.StartAsync();
        stuck.Answer = async (_, _) =>
        {
            await Task.Delay(Timeout.Infinite, released.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 200;
        };
        await using var cluster = await ApiCluster.StartAsync(setup: new()
        {
            Webhooks = new(WebhookKeyFile.Path, ["127.0.0.1"]) { Concurrency = 2, TimeLimit = TimeSpan.FromHours(1) },
        });
        var (one, other) = (await MakeAsync(cluster, stuck.Url), await MakeAsync(cluster, swift.Url));
        await cluster.Client.PostAsync($"webhooks/{one}/test", new { });
        await Eventually.BecomesTrueAsync(() => stuck.Calls.Count == 1, "the one is called");
        for (var ping = 1; ping <= 3; ping++)
        {
            await cluster.Client.PostAsync($"webhooks/{other}/test", new { });
            await Eventually.BecomesTrueAsync(() => swift.Calls.Count == ping, "the other is called while the first has not answered");
        }
        stuck.Calls.Should().ContainSingle();
        await released.CancelAsync();
    }

    private static async Task<string> MakeAsync(ApiCluster cluster, string url)
        => (await cluster.Client.PostAsync("webhooks", new { url }))["id"].GetString()!;
}
