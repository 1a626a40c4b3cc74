using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>What a container runs.</summary>
/// <param name="CommandLine">Program and arguments.</param>
/// <param name="Environment">All of its environment: nothing is inherited.</param>
/// <param name="Directory">Working directory.</param>
internal sealed record ContainerCommand(
    IReadOnlyList<string> CommandLine, IReadOnlyDictionary<string, string> Environment, string Directory);

/// <summary>A process in a session of its own, whose output goes to a log.</summary>
internal sealed class ContainerProcess : IDisposable
{
    private const int Terminate = 15;
    private const int Kill = 9;
    private readonly Process _process;

    private ContainerProcess(Process process, ContainerLog log)
    {
        _process = process;
        Exit = EndAsync(Task.WhenAll(log.CopyAsync(process.StandardOutput, "stdout"), log.CopyAsync(process.StandardError, "stderr")));
    }

    /// <summary>The exit code, once the process has ended and its output is written; 128 + n after signal n.</summary>
    public Task<int> Exit { get; }

    public int Id => _process.Id;

    /// <exception cref="InvalidOperationException">The machine cannot start the process.</exception>
    public static ContainerProcess Start(ContainerCommand command, ContainerLog log)
    {
        // A session of its own: what the program starts can be ended together with it.
        var start = new ProcessStartInfo("setsid", command.CommandLine)
        {
            WorkingDirectory = command.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;
        // A pod may be killed, and would leave its debugger's pipes in this machine's temporary folder, where a real one's go with it.
        start.Environment.TryAdd("DOTNET_EnableDiagnostics", "0");
        var process = Process.Start(start) ?? throw new InvalidOperationException("setsid could not be started");
        process.StandardInput.Close();
        return new ContainerProcess(process, log);
    }

    /// <summary>Asks the process to end, and ends it when the grace period is over.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        if (grace > TimeSpan.Zero && !Exit.IsCompleted)
        {
            Signal(_process.Id, Terminate);
            await Task.WhenAny(Exit, Task.Delay(grace));
        }

        if (!Exit.IsCompleted) Signal(-_process.Id, Kill);
        await Exit;
    }

    private async Task<int> EndAsync(Task output)
    {
        await _process.WaitForExitAsync();

        // What it started and left behind would hold its output open.
        Signal(-_process.Id, Kill);
        await output;
        return _process.ExitCode;
    }

    public void Dispose() => _process.Dispose();

    private static void Signal(int process, int signal) => _ = SendSignal(process, signal);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
