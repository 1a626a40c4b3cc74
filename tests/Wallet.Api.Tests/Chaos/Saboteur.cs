using System.Collections.Concurrent;

namespace Wallet.Api.Tests.Chaos;

/// <summary>Breaks one thing after the other, each healed before the next: in whole rounds, each fault once per round, in random order.</summary>
internal sealed class Saboteur(IReadOnlyList<Fault> faults, Waits waits, Random random)
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    /// <summary>How often each fault came.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>What is broken now; empty when nothing is.</summary>
    public string Current { get; private set; } = "";

    public async Task RunAsync(Func<bool> isOver)
    {
        do
        {
            foreach (var fault in Shuffled())
            {
                await BreakAsync(fault);
                await Task.Delay(random.Next(100, 700));
            }
        }
        while (!isOver());
    }

    private Fault[] Shuffled()
    {
        Fault[] round = [.. faults];
        random.Shuffle(round);
        return round;
    }

    private async Task BreakAsync(Fault fault)
    {
        Current = fault.Name;
        var from = waits.Now;
        await fault.On();
        try
        {
            await Task.Delay(fault.Lasts);
        }
        finally
        {
            await fault.Off();
            waits.WasAway(fault.Takes, from);
            Current = "";
        }
        _counts.AddOrUpdate(fault.Name, 1, (_, count) => count + 1);
    }
}
