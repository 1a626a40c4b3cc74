using System.Text.Json;
using Confluent.Kafka;
using Wallet.Api.Outbox;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Chaos;

/// <summary>
/// A consumer that knows nothing but what it reads from Kafka, and rebuilds every wallet from it, all the while. Repeats are known by their
/// id, which is wallet and sequence; anything else out of order is a gap.
/// </summary>
internal sealed class KafkaMirror : IDisposable
{
    private readonly IConsumer<string, byte[]> _consumer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Balance, long Version)> _wallets = [];

    private KafkaMirror(IConsumer<string, byte[]> consumer)
    {
        _consumer = consumer;
        _reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What was read that does not follow from what was read before.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Records that had been read before.</summary>
    public int Repeats { get; private set; }

    /// <summary>Every wallet as far as it is known.</summary>
    public Dictionary<string, (long Balance, long Version)> Wallets
    {
        get
        {
            lock (_gate)
                return new(_wallets);
        }
    }

    public static KafkaMirror Of(KafkaServer kafka) => new(kafka.Consume([Topics.Entries]));

    public void Dispose()
    {
        _stop.Cancel();
        _reading.Wait(TimeSpan.FromMinutes(10));
        _consumer.Dispose();
        _stop.Dispose();
    }

    private void Read()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (_consumer.Consume(TimeSpan.FromMilliseconds(100)) is { Message: { } message })
                    Take(message.Key, JsonElement.Parse(message.Value));
            }
            catch (ConsumeException)
            {
                // Kafka is gone; the consumer goes on by itself.
            }
        }
    }

    private void Take(string wallet, JsonElement entry)
    {
        lock (_gate)
        {
            var (balance, version) = _wallets.GetValueOrDefault(wallet);
            var sequence = entry.GetProperty("sequence").GetInt64();
            balance += entry.GetProperty("amountMinor").GetInt64();
            if (sequence <= version)
            {
                Repeats++;
                return;
            }
            if (sequence != version + 1)
                Faults.Add($"wallet {wallet}: entry {sequence} follows {version}");
            else if (balance != entry.GetProperty("balanceAfterMinor").GetInt64())
                Faults.Add($"wallet {wallet}: entry {sequence} brings {balance}, it says {entry.GetProperty("balanceAfterMinor")}");
            _wallets[wallet] = (balance, sequence);
        }
    }
}
