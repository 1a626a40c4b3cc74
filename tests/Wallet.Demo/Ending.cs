using Confluent.Kafka;
using Spectre.Console;
using Wallet.Demo.Smoke;
using Wallet.LocalCloud;

namespace Wallet.Demo;

/// <summary>How a run on a local cloud ends: done, stopped, or with what failed in a line, after all that an engineer on call would look at.</summary>
internal static class Ending
{
    /// <summary>Exit code of what was done or stopped.</summary>
    public const int Success = 0;

    /// <summary>Exit code of what failed.</summary>
    public const int Failure = 1;

    /// <summary>Runs it; the exit code. Also a program that was not built is what failed.</summary>
    public static async Task<int> OfAsync(
        Func<CloudOptions> options, IAnsiConsole console, Func<CloudHost, PlatformEngineer, Task<int>> run, CancellationToken cancellationToken)
    {
        try
        {
            await using var cloud = await CloudHost.StartAsync(options());
            var engineer = new PlatformEngineer(cloud, console);
            try
            {
                return await run(cloud, engineer);
            }
            catch (Exception fault) when (IsOfStep(fault))
            {
                await engineer.ExplainAsync(CancellationToken.None);
                throw;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Success;
        }
        catch (Exception fault) when (fault is CloudStartException or FileNotFoundException || IsOfStep(fault))
        {
            console.WriteLine($"FAILED: {fault.Message}");
            return Failure;
        }
    }

    private static bool IsOfStep(Exception fault) => fault is SmokeException or InvalidOperationException or HttpRequestException or ConsumeException;
}
