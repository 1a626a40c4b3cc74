using System.Globalization;
using Wallet.LocalCloud.Engines.Kafka;

namespace Wallet.LocalCloud.Engines;

/// <summary>
/// The mock cluster inside librdkafka behind a front that answers for it what it cannot: real brokers on the wire for other
/// clients of this host. What this leaves out: TLS, SASL, the effect of topics' settings, more than
/// <see cref="TopicBoard.MostPartitions"/> partitions of a topic, and records beyond a few MB of each partition, the oldest of
/// which are dropped. A topic that a client asks about appears, as with auto.create.topics.enable.
/// </summary>
internal sealed class KafkaMock : IKafkaEngine, IAsyncDisposable
{
    private const string Host = "127.0.0.1";
    private readonly WorkLine _work = new("kafka");
    private readonly int _count;
    private readonly List<BrokerFront> _fronts = [];
    private MockCluster? _mock;

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
        if (_mock is not null)
            return Task.CompletedTask;
        _mock = new MockCluster(_count);
        _mock.Limit(KafkaApi.Metadata, KafkaApi.LastPlainMetadata);
        var topics = new TopicBoard(_mock, _count);
        foreach (var (index, broker) in _mock.Brokers.Index())
        {
            _fronts.Add(new BrokerFront(broker, topics));
            _mock.Advertise(index + 1, Host, _fronts[^1].Port);
        }

        Brokers = [.. _fronts.Select(front => string.Create(CultureInfo.InvariantCulture, $"{Host}:{front.Port}"))];
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    public void Stop() => _work.Add(() =>
    {
        Brokers = [];
        _fronts.ForEach(front => front.Dispose());
        _fronts.Clear();
        _mock?.Dispose();
        _mock = null;
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
}
