using System.Diagnostics;
using System.Text;
using Wallet.Demo;

namespace Wallet.EndToEnd.Tests.Surroundings;

/// <summary>The demo as <c>make demo</c> starts it, as a process of its own.</summary>
internal sealed class DemoProgram : IDisposable
{
    // Longer than the demo's own limits together, so that it is the demo that says what was late.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(40);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private DemoProgram(Process process)
    {
        _process = process;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Both of its streams so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public static DemoProgram Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(DemoOptions).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new DemoProgram(Process.Start(start) ?? throw new InvalidOperationException("the demo did not start"));
    }

    /// <summary>Waits until it has written something.</summary>
    public Task ShowsAsync(string text) => Eventually.TrueAsync(
        $"the demo shows \"{text}\"",
        () => Output.Contains(text, StringComparison.Ordinal)
            || (_process.HasExited ? throw new InvalidOperationException($"the demo has ended: {Output}") : false));

    /// <summary>Asks it to end.</summary>
    public async Task TerminateAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await signal.WaitForExitAsync();
    }

    /// <summary>Waits for its end; the exit code.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output) _output.AppendLine(line.Data);
    }
}
