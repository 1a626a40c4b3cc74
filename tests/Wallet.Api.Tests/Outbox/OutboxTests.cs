using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Outbox;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Outbox;

public sealed class OutboxTests
{
    private const int Seed = 7;
    private static readonly string[] Verbs = ["deposit", "withdraw", "transfer", "holds"];

    [Fact]
    public async Task A_consumer_of_kafka_alone_rebuilds_every_balance()
    {
        using var kafka = KafkaServer.Start();
        await using var cluster = await ApiCluster.StartAsync(hosts: 2, new()
        {
            Kafka = new(kafka.BootstrapServers, KafkaSecurity.Plaintext, "eu-west-1"),
        });
        var wallets = await MoveAboutAsync(cluster);
        var expected = new Dictionary<string, (long Balance, long Version)>();
        foreach (var wallet in wallets)
        {
            var balance = await cluster.Client.GetAsync($"wallets/{wallet}/balance");
            expected[wallet] = (balance["balanceMinor"].GetInt64(), balance["version"].GetInt64());
        }
        var rebuilt = Rebuild(kafka.Read([Topics.Entries], read => IsAll(Rebuild(read))));
        rebuilt.Where(b => expected.ContainsKey(b.Key)).Should().BeEquivalentTo(expected);
        rebuilt.Values.Sum(b => b.Balance).Should().Be(0);
        var outbox = cluster.Services.GetRequiredService<OutboxStore>();
        await Eventually.BecomesTrueAsync(async () => await outbox.CountAsync(default) == 0, "what was published is not kept to be sent again");

        bool IsAll(Dictionary<string, (long Balance, long Version)> read)
            => read.Values.Sum(b => b.Balance) == 0 && expected.All(e => read.GetValueOrDefault(e.Key) == e.Value);
    }

    [Fact]
    public async Task Records_are_cloud_events_with_stable_ids()
    {
        using var kafka = KafkaServer.Start();
        await using var cluster = await ApiCluster.StartAsync(setup: new()
        {
            Kafka = new(kafka.BootstrapServers, KafkaSecurity.Plaintext, "eu-west-1"),
        });
        var wallet = await cluster.Client.CreateWithAsync("5.00");
        // Events are published once at least.
        var records = Distinct(kafka.Read(Topics.All, read => Distinct(read).Count >= 4));
        var opened = records.Single(r => r.Topic == Topics.Lifecycle);
        (opened.Message.Key, Header(opened, "ce_type"), Header(opened, "ce_id")).Should().Be((wallet, "wallet.opened.v1", $"{wallet}:opened"));
        var entry = records.Single(r => r.Topic == Topics.Entries && r.Message.Key == wallet);
        Header(entry, "ce_id").Should().Be($"{wallet}:1");
        Header(entry, "ce_specversion").Should().Be("1.0");
        var transaction = records.Single(r => r.Topic == Topics.Transactions);
        var legs = JsonElement.Parse(transaction.Message.Value).GetProperty("legs").EnumerateArray().ToList();
        legs.Sum(l => l.GetProperty("amountMinor").GetInt64()).Should().Be(0);
        Header(transaction, "ce_id").Should().Be(transaction.Message.Key);
    }

    [Fact]
    public async Task Without_kafka_money_moves_and_events_wait()
    {
        await using var cluster = await ApiCluster.StartAsync(setup: new()
        {
            Kafka = new($"127.0.0.1:{FreePort.Next()}", KafkaSecurity.Plaintext, "eu-west-1"),
        });
        await cluster.Client.CreateWithAsync("5.00");
        (await cluster.Services.GetRequiredService<OutboxStore>().CountAsync(default)).Should().Be(2);
        await Eventually.BecomesTrueAsync(
            async () => (int)(await cluster.Client.GetAsync("/q/health/ready")).Status == 200, "the pod is ready without it");
    }

    private static async Task<List<string>> MoveAboutAsync(ApiCluster cluster)
    {
        var random = new Random(Seed);
        var wallets = new List<string>();
        for (var i = 0; i < 5; i++)
            wallets.Add(await cluster.Client.CreateWithAsync("50.00"));
        var moves = Enumerable.Range(0, 150).Select(
            i => (Client: cluster.Clients[i % 2], Verb: Verbs[i % 4], From: random.Next(5), Amount: random.Next(1, 30))).ToList();
        await Task.WhenAll(moves.Select(m => m.Verb == "holds"
            ? HoldAsync(m.Client, wallets[m.From], m.Amount)
            : m.Client.MoveAsync(wallets[m.From], m.Verb, $"{m.Amount}.00", m.Verb == "transfer" ? wallets[(m.From + 1) % 5] : null)));
        return wallets;
    }

    // Captured in part, and given up.
    private static async Task HoldAsync(WalletClient client, string wallet, int amount)
    {
        var hold = await client.PostAsync($"wallets/{wallet}/holds", new { amount }, NewKey());
        if (hold.Code != "")
            return;
        await client.PostAsync($"{hold.Headers["Location"]}/capture", new { amount = "0.50", final = false }, NewKey());
        await client.PostAsync($"{hold.Headers["Location"]}/void", new { }, NewKey());
    }

    private static string NewKey() => Guid.CreateVersion7().ToString();

    // Repeats are dropped by their sequence; a gap is an error.
    private static Dictionary<string, (long Balance, long Version)> Rebuild(IEnumerable<ConsumeResult<string, byte[]>> records)
    {
        var wallets = new Dictionary<string, (long Balance, long Version)>();
        foreach (var record in records)
        {
            var data = JsonElement.Parse(record.Message.Value);
            var (balance, version) = wallets.GetValueOrDefault(record.Message.Key);
            var sequence = data.GetProperty("sequence").GetInt64();
            if (sequence <= version)
                continue;
            sequence.Should().Be(version + 1, "no gaps");
            wallets[record.Message.Key] = (balance + data.GetProperty("amountMinor").GetInt64(), sequence);
        }
        return wallets;
    }

    private static List<ConsumeResult<string, byte[]>> Distinct(IEnumerable<ConsumeResult<string, byte[]>> records)
        => [.. records.DistinctBy(r => (r.Topic, Header(r, "ce_id")))];

    private static string Header(ConsumeResult<string, byte[]> record, string name)
        => Encoding.UTF8.GetString(record.Message.Headers.GetLastBytes(name));
}
