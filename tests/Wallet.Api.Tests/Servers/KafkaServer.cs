using Confluent.Kafka;

namespace Wallet.Api.Tests.Servers;

/// <summary>The mock cluster inside librdkafka: topics appear on first use.</summary>
public sealed class KafkaServer : IDisposable
{
    private readonly IProducer<Null, Null> _cluster;

    private KafkaServer(IProducer<Null, Null> cluster) => _cluster = cluster;

    public string BootstrapServers { get; private init; } = "";

    public static KafkaServer Start(int brokers = 1)
    {
        var config = new ProducerConfig { BootstrapServers = "unused:1" };
        config.Set("test.mock.num.brokers", $"{brokers}");
        var cluster = new ProducerBuilder<Null, Null>(config).SetLogHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(cluster.Handle).Build();
        var found = admin.GetMetadata(TimeSpan.FromSeconds(10)).Brokers;
        return new(cluster) { BootstrapServers = string.Join(',', found.Select(b => $"{b.Host}:{b.Port}")) };
    }

    /// <summary>Reads all topics from the beginning until <paramref name="enough"/> or the time is up.</summary>
    public List<ConsumeResult<string, byte[]>> Read(IEnumerable<string> topics, Func<List<ConsumeResult<string, byte[]>>, bool> enough)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = BootstrapServers,
            GroupId = Guid.NewGuid().ToString(),
            AutoOffsetReset = AutoOffsetReset.Earliest,
            AllowAutoCreateTopics = true,
            TopicMetadataRefreshIntervalMs = 500,
        };
        using var consumer = new ConsumerBuilder<string, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        consumer.Assign(topics.SelectMany(t => admin.GetMetadata(t, TimeSpan.FromSeconds(10)).Topics.Single().Partitions
            .Select(p => new TopicPartitionOffset(t, p.PartitionId, Offset.Beginning))));
        var read = new List<ConsumeResult<string, byte[]>>();
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (!enough(read) && DateTime.UtcNow < deadline)
        {
            if (consumer.Consume(TimeSpan.FromMilliseconds(100)) is { Message: not null } record)
                read.Add(record);
        }
        return read;
    }

    public void Dispose() => _cluster.Dispose();
}
