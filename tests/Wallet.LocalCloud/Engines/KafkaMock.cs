using System.Globalization;
using Confluent.Kafka;

namespace Wallet.LocalCloud.Engines;

/// <summary>
/// The mock cluster inside librdkafka, alive as long as its producer: real brokers on the wire for other clients of this host.
/// What this leaves out: TLS, SASL, topic settings (topics appear on first use with four partitions), and records beyond a
/// few MB of each partition, the oldest of which are dropped.
/// </summary>
internal sealed class KafkaMock : IKafkaEngine, IAsyncDisposable
{
    private static readonly TimeSpan MetadataPatience = TimeSpan.FromSeconds(10);
    private readonly WorkLine _work = new("kafka");
    private readonly int _count;
    private IProducer<Null, Null>? _producer;

    public KafkaMock(int brokers)
    {
        _count = brokers;
        Start();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Brokers { get; private set; } = [];

    /// <inheritdoc/>
    public bool Ready => _work.Idle && Failure is null && Brokers.Count > 0;

    /// <inheritdoc/>
    public string? Failure => _work.Failure;

    /// <inheritdoc/>
    public void Start() => _work.Add(() =>
    {
        _producer ??= Build();
        using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        Brokers = [.. admin.GetMetadata(MetadataPatience).Brokers
            .Select(broker => string.Create(CultureInfo.InvariantCulture, $"{broker.Host}:{broker.Port}"))];
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    public void Stop() => _work.Add(() =>
    {
        _producer?.Dispose();
        _producer = null;
        Brokers = [];
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    public void Delete() => Stop();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Stop();
        await _work.Completed;
    }

    private IProducer<Null, Null> Build()
    {
        var config = new ProducerConfig();
        config.Set("test.mock.num.brokers", _count.ToString(CultureInfo.InvariantCulture));
        return new ProducerBuilder<Null, Null>(config).SetLogHandler((_, _) => { }).Build();
    }
}
