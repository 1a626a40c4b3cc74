using System.Collections.Concurrent;
using System.Diagnostics;

namespace Wallet.LocalCloud.Engines;

/// <summary>
/// Starts child processes that die with this one, even when it is killed. Linux delivers the death signal when the
/// starting <i>thread</i> ends, so all children are started by one thread that lives as long as the process: pool threads come and go.
/// </summary>
internal static class Nursery
{
    private static readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> Requests = [];
    private static readonly string SetPriv = EngineBinaries.Find("setpriv", "util-linux");

    static Nursery() => new Thread(StartAll) { IsBackground = true, Name = "engine nursery" }.Start();

    /// <summary>Starts a program with its standard streams redirected.</summary>
    public static Task<Process> StartAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(SetPriv)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (IEnumerable<string>)["--pdeathsig", "KILL", program, .. arguments])
            start.ArgumentList.Add(argument);
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Requests.Add((start, started));
        return started.Task;
    }

    /// <summary>Runs a program to its end, feeding it <paramref name="input"/>.</summary>
    /// <returns>Exit code, standard output and standard error.</returns>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string program, string? input, params IEnumerable<string> arguments)
    {
        using var process = await StartAsync(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input ?? "");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading: its exit code tells why.
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static void StartAll()
    {
        foreach (var (start, started) in Requests.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
#pragma warning disable CA1031 // Handed to the one who asked.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                started.SetException(failure);
            }
        }
    }
}
