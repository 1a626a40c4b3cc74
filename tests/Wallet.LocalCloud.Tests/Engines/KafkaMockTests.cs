using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Wallet.LocalCloud.Tests.Engines;

public sealed class KafkaMockTests(EngineFolder folder) : IClassFixture<EngineFolder>
{
    // Admin calls last no longer either, and a record that is sent again is stored twice; librdkafka allows no more.
    private const int LongestRequest = 300_000;

    // A consumer that loses its session begins again, and reads records twice.
    private const int LongestSession = 600_000;

    [Fact]
    public async Task Other_clients_produce_to_the_brokers_and_consume_from_them()
    {
        var engine = folder.Engines.StartKafka(3);
        await EngineFolder.SettledAsync(engine);
        engine.Brokers.Should().HaveCount(3);
        var servers = string.Join(',', engine.Brokers);

        using (var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = servers, SocketTimeoutMs = LongestRequest }).Build())
            await producer.ProduceAsync("wallet.entries.v1", new Message<string, string> { Key = "wallet-1", Value = "+100" });
        using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig
        {
            BootstrapServers = servers,
            GroupId = "reader",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            SessionTimeoutMs = LongestSession,
            MaxPollIntervalMs = LongestSession,
        }).Build();
        consumer.Subscribe("wallet.entries.v1");

        consumer.Consume(TimeSpan.FromMinutes(10)).Message.Value.Should().Be("+100");
        consumer.Close();
        engine.Delete();
    }

    [Fact]
    public async Task A_topic_grows_without_losing_records_and_never_shrinks()
    {
        var engine = folder.Engines.StartKafka(3);
        await EngineFolder.SettledAsync(engine);
        var servers = string.Join(',', engine.Brokers);
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = servers, SocketTimeoutMs = LongestRequest }).Build();
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = servers, SocketTimeoutMs = LongestRequest }).Build();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = "entries", NumPartitions = 3, ReplicationFactor = 3 }]);
        Partitions(admin).Should().Be(3);
        await ProduceToEachAsync(producer, 3, "before");

        await admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = "entries", IncreaseTo = 6 }]);

        Partitions(admin).Should().Be(6);
        using var grown = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = servers, SocketTimeoutMs = LongestRequest }).Build();
        await ProduceToEachAsync(grown, 6, "after");
        Read(servers, 9).Should().BeEquivalentTo([.. Enumerable.Repeat("before", 3), .. Enumerable.Repeat("after", 6)]);
        var shrinking = () => admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = "entries", IncreaseTo = 4 }]);
        (await shrinking.Should().ThrowAsync<CreatePartitionsException>()).Which.Results.Single().Error.Code
            .Should().Be(ErrorCode.InvalidPartitions);
        engine.Delete();
    }

    [Fact]
    public async Task Impossible_topics_are_refused_and_settings_are_kept()
    {
        var engine = folder.Engines.StartKafka(2);
        await EngineFolder.SettledAsync(engine);
        var servers = string.Join(',', engine.Brokers);
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = servers, SocketTimeoutMs = LongestRequest }).Build();
        async Task<ErrorCode> RefusalAsync(TopicSpecification topic)
        {
            var creating = () => admin.CreateTopicsAsync([topic]);
            return (await creating.Should().ThrowAsync<CreateTopicsException>()).Which.Results.Single().Error.Code;
        }

        var wide = new TopicSpecification { Name = "wide", NumPartitions = 1, ReplicationFactor = 3 };
        (await RefusalAsync(wide)).Should().Be(ErrorCode.InvalidReplicationFactor);
        var odd = new TopicSpecification { Name = "odd", NumPartitions = 1, Configs = new() { ["no.such"] = "1" } };
        (await RefusalAsync(odd)).Should().Be(ErrorCode.InvalidConfig);
        var entries = new TopicSpecification { Name = "entries", NumPartitions = 1, Configs = new() { ["retention.ms"] = "1000" } };
        await admin.CreateTopicsAsync([entries]);
        (await RefusalAsync(entries)).Should().Be(ErrorCode.TopicAlreadyExists);
        var resource = new ConfigResource { Type = ResourceType.Topic, Name = "entries" };
        await admin.IncrementalAlterConfigsAsync(new()
        {
            [resource] = [new ConfigEntry { Name = "retention.ms", Value = "2000", IncrementalOperation = AlterConfigOpType.Set }],
        });

        var settings = (await admin.DescribeConfigsAsync([resource])).Single().Entries;
        (settings["retention.ms"].Value, settings["retention.ms"].IsDefault).Should().Be(("2000", false));
        (settings["cleanup.policy"].Value, settings["cleanup.policy"].IsDefault).Should().Be(("delete", true));
        engine.Delete();
    }

    private static int Partitions(IAdminClient admin)
        => admin.GetMetadata("entries", TimeSpan.FromMinutes(10)).Topics.Single().Partitions.Count;

    private static async Task ProduceToEachAsync(IProducer<Null, string> producer, int partitions, string value)
    {
        for (var partition = 0; partition < partitions; partition++)
            await producer.ProduceAsync(new TopicPartition("entries", partition), new Message<Null, string> { Value = value });
    }

    private static List<string> Read(string servers, int count)
    {
        using var consumer = new ConsumerBuilder<Ignore, string>(new ConsumerConfig
        {
            BootstrapServers = servers,
            GroupId = "reader",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            SessionTimeoutMs = LongestSession,
            MaxPollIntervalMs = LongestSession,
        }).Build();
        consumer.Subscribe("entries");
        var read = Enumerable.Range(0, count).Select(_ => consumer.Consume(TimeSpan.FromMinutes(10)).Message.Value).ToList();
        consumer.Close();
        return read;
    }
}
