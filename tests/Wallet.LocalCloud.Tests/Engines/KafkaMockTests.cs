using Confluent.Kafka;

namespace Wallet.LocalCloud.Tests.Engines;

public sealed class KafkaMockTests(EngineFolder folder) : IClassFixture<EngineFolder>
{
    [Fact]
    public async Task Other_clients_produce_to_the_brokers_and_consume_from_them()
    {
        var engine = folder.Engines.StartKafka(3);
        await EngineFolder.SettledAsync(engine);
        engine.Brokers.Should().HaveCount(3);
        var servers = string.Join(',', engine.Brokers);

        using (var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = servers }).Build())
            await producer.ProduceAsync("wallet.entries.v1", new Message<string, string> { Key = "wallet-1", Value = "+100" });
        using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig
        {
            BootstrapServers = servers,
            GroupId = "reader",
            AutoOffsetReset = AutoOffsetReset.Earliest,
        }).Build();
        consumer.Subscribe("wallet.entries.v1");

        consumer.Consume(TimeSpan.FromSeconds(60)).Message.Value.Should().Be("+100");
        consumer.Close();
        engine.Delete();
    }
}
