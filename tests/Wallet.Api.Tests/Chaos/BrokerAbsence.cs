using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Chaos;

/// <summary>Takes the broker away for a third of the time, beside the other faults: payments go on, and their events wait.</summary>
internal sealed class BrokerAbsence(KafkaServer broker)
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(3);

    /// <summary>How often it was away.</summary>
    public int Count { get; private set; }

    public async Task RunAsync(Func<bool> isOver)
    {
        while (!isOver())
        {
            broker.Down();
            await Task.Delay(Away);
            broker.Up();
            Count++;
            await Task.Delay(2 * Away);
        }
    }
}
