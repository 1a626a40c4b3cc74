using Confluent.Kafka;

namespace Wallet.Demo.Smoke;

/// <summary>Reads the platform's events from Kafka.</summary>
public sealed class KafkaEvents(string bootstrapServers)
{
    private const string Topic = "wallet.entries.v1";

    /// <summary>Entries of the given wallets, until <paramref name="expected"/> have come.</summary>
    /// <exception cref="SmokeException">They did not come in time.</exception>
    public IReadOnlyList<string> Read(IReadOnlyCollection<string> wallets, int expected, TimeSpan limit, CancellationToken cancellationToken)
    {
        var events = new List<string>();
        using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = $"demo-{Guid.NewGuid():N}",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
        }).SetLogHandler((_, _) => { }).Build();
        consumer.Subscribe(Topic);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(limit);
        try
        {
            while (events.Count < expected)
            {
                var record = consumer.Consume(limited.Token);
                if (wallets.Contains(record.Message.Key))
                {
                    events.Add($"{record.Topic}: {record.Message.Value}");
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmokeException($"{events.Count} of {expected} events came on {Topic} within {limit.TotalMinutes:0} minutes");
        }
        finally
        {
            consumer.Close();
        }

        return events;
    }
}
