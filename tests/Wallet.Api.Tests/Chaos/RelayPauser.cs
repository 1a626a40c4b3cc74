using System.Diagnostics;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Chaos;

/// <summary>
/// Stops the process that publishes (SIGSTOP) until another has taken its lease, then lets it go on (SIGCONT) in the belief that it still has
/// it. Works beside the other faults.
/// </summary>
internal sealed class RelayPauser(ChaosServers servers, Books books, Waits waits)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(20);

    /// <summary>How often a lease moved from a paused process.</summary>
    public int Moves { get; private set; }

    /// <summary>Until it is over, and longer if no lease has moved by then, as when there was none yet.</summary>
    public async Task RunAsync(Func<bool> isOver)
    {
        for (var clock = Stopwatch.StartNew(); !isOver() || (Moves == 0 && clock.Elapsed < Patience); await Task.Delay(100))
        {
            if (await HolderAsync() is { } holder && ProcessOf(holder) is { } process)
                await PauseAsync(process, holder);
            for (var rest = Stopwatch.StartNew(); Moves > 0 && rest.Elapsed < Between && !isOver();)
                await Task.Delay(100);
        }
    }

    private ApiProcess? ProcessOf(string holder)
        => servers.Apis.Processes.FirstOrDefault(p => holder.StartsWith($"{p.Name}/", StringComparison.Ordinal));

    private async Task PauseAsync(ApiProcess process, string holder)
    {
        var from = waits.Now;
        process.Pause();
        try
        {
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(50))
            {
                if (await HolderAsync() is not { } now || now == holder)
                    continue;
                Moves++;
                return;
            }
        }
        finally
        {
            process.Resume();
            waits.WasAway(Need.Of(process.Name), from);
        }
    }

    private async Task<string?> HolderAsync()
    {
        try
        {
            return await books.RelayAsync();
        }
        catch (DatabaseException)
        {
            return null;
        }
    }
}
