using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;

namespace Wallet.Api.Tests.Servers;

/// <summary>The mock cluster inside librdkafka: topics appear on first use. It can go away and come back with everything it had.</summary>
public sealed class KafkaServer : IDisposable
{
    private const int Producer = 0;
    private readonly IntPtr _client;
    private readonly IntPtr _cluster;
    private readonly int _brokers;

    private KafkaServer(IntPtr client, IntPtr cluster, int brokers)
    {
        (_client, _cluster, _brokers) = (client, cluster, brokers);
        BootstrapServers = Marshal.PtrToStringUTF8(LibRdKafka.rd_kafka_mock_cluster_bootstraps(cluster))!;
    }

    public string BootstrapServers { get; }

    public static KafkaServer Start(int brokers = 1)
    {
        var error = new byte[512];
        var client = LibRdKafka.rd_kafka_new(Producer, LibRdKafka.rd_kafka_conf_new(), error, error.Length);
        if (client == IntPtr.Zero)
            throw new InvalidOperationException(Encoding.UTF8.GetString(error).TrimEnd('\0'));
        return new(client, LibRdKafka.rd_kafka_mock_cluster_new(client, brokers), brokers);
    }

    /// <summary>Cuts all connections and takes no new ones.</summary>
    public void Down() => All(LibRdKafka.rd_kafka_mock_broker_set_down);

    public void Up() => All(LibRdKafka.rd_kafka_mock_broker_set_up);

    /// <summary>Reads all topics from the beginning until <paramref name="enough"/> or the time is up.</summary>
    public List<ConsumeResult<string, byte[]>> Read(IEnumerable<string> topics, Func<List<ConsumeResult<string, byte[]>>, bool> enough)
    {
        using var consumer = Consume(topics);
        var read = new List<ConsumeResult<string, byte[]>>();
        var deadline = DateTime.UtcNow.AddMinutes(10);
        while (!enough(read) && DateTime.UtcNow < deadline)
        {
            if (consumer.Consume(TimeSpan.FromMilliseconds(100)) is { Message: not null } record)
                read.Add(record);
        }
        return read;
    }

    /// <summary>A consumer of all partitions of <paramref name="topics"/>, from the beginning.</summary>
    public IConsumer<string, byte[]> Consume(IEnumerable<string> topics)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = BootstrapServers,
            GroupId = Guid.NewGuid().ToString(),
            AutoOffsetReset = AutoOffsetReset.Earliest,
            AllowAutoCreateTopics = true,
            TopicMetadataRefreshIntervalMs = 500,
            ReconnectBackoffMaxMs = 500,
            SocketTimeoutMs = 5_000,
        };
        var consumer = new ConsumerBuilder<string, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        consumer.Assign(topics.SelectMany(t => admin.GetMetadata(t, TimeSpan.FromMinutes(10)).Topics.Single().Partitions
            .Select(p => new TopicPartitionOffset(t, p.PartitionId, Offset.Beginning))));
        return consumer;
    }

    public void Dispose()
    {
        LibRdKafka.rd_kafka_mock_cluster_destroy(_cluster);
        LibRdKafka.rd_kafka_destroy(_client);
    }

    private void All(Func<IntPtr, int, int> change)
    {
        for (var broker = 1; broker <= _brokers; broker++)
        {
            if (change(_cluster, broker) is var code and not 0)
                throw new InvalidOperationException($"librdkafka answered {code}.");
        }
    }
}
