using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Outbox;

/// <summary>
/// Publishes through an idempotent producer that never gives a record up, so records of one partition arrive in order and without gaps.
/// After a fatal error the producer is made again and the caller sends again.
/// </summary>
internal sealed class KafkaPublisher(KafkaOptions options, MskTokens tokens, TimeProvider clock, ILogger<KafkaPublisher> log)
    : IEventPublisher, IHealthSource, IDisposable
{
    private static readonly Header SpecVersion = Header("ce_specversion", "1.0");
    private static readonly Header Source = Header("ce_source", EventMessage.Source);
    private static readonly Header ContentType = Header("content-type", "application/json");

    private readonly KafkaLog _clientLog = new(clock, log);
    private readonly Lock _gate = new();
    private IProducer<string, byte[]>? _producer;
    private volatile bool _isUp = true;

    /// <inheritdoc/>
    public string Name => "kafka";

    /// <inheritdoc/>
    public bool IsUp => _isUp;

    /// <inheritdoc/>
    public async Task PublishAsync(IReadOnlyList<EventMessage> messages, CancellationToken cancel)
    {
        if (messages.Count == 0)
            return;
        var producer = Producer();
        var pending = new Acknowledgements(messages.Count);
        try
        {
            foreach (var message in messages)
                await SendAsync(producer, message, pending, cancel);
            await pending.Done.WaitAsync(cancel);
            _isUp = true;
        }
        catch (Exception exception) when (exception is KafkaException or OperationCanceledException)
        {
            Abandon(producer);
            if (exception is OperationCanceledException)
                throw;
            throw new EventsNotPublishedException("Kafka did not take the events.", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _producer?.Dispose();

    private static async Task SendAsync(
        IProducer<string, byte[]> producer, EventMessage message, Acknowledgements pending, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                producer.Produce(message.Topic, ToRecord(message), report => pending.Report(report.Error));
                return;
            }
            catch (ProduceException<string, byte[]> exception) when (exception.Error.Code == ErrorCode.Local_QueueFull)
            {
                // The queue empties as brokers acknowledge.
                await Task.Delay(TimeSpan.FromMilliseconds(10), cancel);
            }
        }
    }

    private static Message<string, byte[]> ToRecord(EventMessage message) => new()
    {
        Key = message.Key,
        Value = message.Data,
        Timestamp = new(message.Time),
        Headers =
        [
            SpecVersion, Header("ce_id", message.Id), Source, Header("ce_type", message.Type),
            Header("ce_time", message.Time.ToString("O", CultureInfo.InvariantCulture)), ContentType,
        ],
    };

    private static Header Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));

    private IProducer<string, byte[]> Producer()
    {
        lock (_gate)
            return _producer ??= Build();
    }

    private void Abandon(IProducer<string, byte[]> producer)
    {
        lock (_gate)
            _producer = null;
        producer.Dispose();
    }

    private IProducer<string, byte[]> Build()
    {
        var config = new ProducerConfig
        {
            BootstrapServers = options.BootstrapServers,
            ClientId = "wallet-api",
            EnableIdempotence = true,
            EnableGaplessGuarantee = true,
            Acks = Acks.All,
            LingerMs = 5,
            CompressionType = CompressionType.Lz4,
            MessageTimeoutMs = 0,
            // Whether it was taken is all that is asked for; to hand the record back costs as much as to send it.
            DeliveryReportFields = "none",
            // A broker that is gone without a word is given up after this; what it may have taken is sent again under the same number.
            SocketTimeoutMs = 10_000,
            ReconnectBackoffMaxMs = 2_000,
            QueueBufferingMaxMessages = 500_000,
            SecurityProtocol = options.Security switch
            {
                KafkaSecurity.Plaintext => SecurityProtocol.Plaintext,
                KafkaSecurity.Tls => SecurityProtocol.Ssl,
                _ => SecurityProtocol.SaslSsl,
            },
        };
        var builder = new ProducerBuilder<string, byte[]>(config)
            .SetErrorHandler((_, error) => OnError(error))
            .SetLogHandler((_, line) => _clientLog.Write(line));
        if (options.Security == KafkaSecurity.Iam)
        {
            config.SaslMechanism = SaslMechanism.OAuthBearer;
            builder.SetOAuthBearerTokenRefreshHandler((client, _) => tokens.Refresh(client));
        }
        return builder.Build();
    }

    private void OnError(Error error)
    {
        if (error.Code is ErrorCode.Local_AllBrokersDown || error.IsFatal)
        {
            if (_isUp)
                Log.KafkaDown(log, KafkaLog.Blank(error.Reason));
            _isUp = false;
        }
    }

    private sealed class Acknowledgements(int count)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _open = count;

        public Task Done => _done.Task;

        public void Report(Error error)
        {
            if (error.IsError)
                _done.TrySetException(new KafkaException(error));
            else if (Interlocked.Decrement(ref _open) == 0)
                _done.TrySetResult();
        }
    }
}
