using System.Diagnostics;
using Wallet.Api.Outbox;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Webhooks;

/// <summary>The service as it runs: relay, deliverer and receivers, by themselves.</summary>
public sealed class WebhookServiceTests
{
    // Only a pod that has lost it, as on a machine that stood still, may send what another sends.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(40);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Events_arrive_with_kafka_and_without(bool hasKafka)
    {
        var clock = Stopwatch.StartNew();
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
        var calls = receiver.Calls;
        var mayHaveMoved = clock.Elapsed > Lease;
        calls.Should().OnlyContain(c => c.IsSignedBy(secret));
        (await DeliveriesAsync(cluster.Client, id)).Select(d => d.Event).Should().OnlyHaveUniqueItems("each is queued once");
        if (!mayHaveMoved)
            await AreAttemptsAsync(cluster.Client, id, [.. calls.GroupBy(c => c.Id).Where(of => of.Count() > 1).Select(of => of.Key)]);
        kafka?.Read([Topics.Entries], read => read.Any(r => r.Message.Key == wallet));

        List<WebhookReceiver.Call> OfWallet() => [.. receiver.Calls.Skip(before).DistinctBy(c => c.Id)
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

    // What took a busy machine too long to answer is sent again.
    private static Task AreAttemptsAsync(WalletClient client, string webhook, IReadOnlyList<string> repeated) => Eventually.BecomesTrueAsync(
        async () =>
        {
            var deliveries = await DeliveriesAsync(client, webhook);
            return repeated.All(id => deliveries.Any(d => d.Event == id && d.Attempts > 1));
        },
        "what was sent again is told as another attempt");

    private static async Task<List<(string Event, int Attempts)>> DeliveriesAsync(WalletClient client, string webhook)
    {
        var deliveries = new List<(string Event, int Attempts)>();
        var cursor = "";
        do
        {
            var page = await client.GetAsync($"webhooks/{webhook}/deliveries?limit=200{cursor}");
            deliveries.AddRange(page["items"].EnumerateArray().Select(d => (d.GetProperty("eventId").GetString()!, d.GetProperty("attempts").GetInt32())));
            cursor = page.Body.TryGetProperty("nextCursor", out var next) ? $"&cursor={next.GetString()}" : null;
        }
        while (cursor is not null);
        return deliveries;
    }

    private static async Task<string> MakeAsync(ApiCluster cluster, string url)
        => (await cluster.Client.PostAsync("webhooks", new { url }))["id"].GetString()!;
}
