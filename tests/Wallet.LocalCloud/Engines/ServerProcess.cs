using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wallet.LocalCloud.Engines;

/// <summary>A running server: stopped by SIGTERM, and watched for dying on its own.</summary>
internal sealed class ServerProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Process _process;
    private volatile bool _stopping;

    private ServerProcess(Process process, Action died)
    {
        _process = process;
        _ = WatchAsync(died);
    }

    /// <summary>It has not ended.</summary>
    public bool Running => !_process.HasExited;

    /// <summary>Process id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a server; <paramref name="died"/> is called when it ends without having been asked to.</summary>
    public static async Task<ServerProcess> StartAsync(Action died, string program, params IEnumerable<string> arguments)
    {
        var process = await Nursery.StartAsync(program, arguments);
        process.StandardInput.Close();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServerProcess(process, died);
    }

    /// <summary>Asks it to end and waits; kills it when it takes too long.</summary>
    public async Task StopAsync()
    {
        _stopping = true;
        if (_process.HasExited)
            return;
        _ = Kill(_process.Id, 15);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    private async Task WatchAsync(Action died)
    {
        await _process.WaitForExitAsync();
        if (!_stopping)
            died();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
