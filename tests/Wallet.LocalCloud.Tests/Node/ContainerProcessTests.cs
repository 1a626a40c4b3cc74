using System.Diagnostics;
using Wallet.LocalCloud.Node.Processes;

namespace Wallet.LocalCloud.Tests.Node;

public sealed class ContainerProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly string _directory = Directory.CreateTempSubdirectory("container-process-").FullName;

    [Fact]
    public async Task A_program_that_heeds_the_signal_ends_in_its_own_way()
    {
        using var process = await ReadyAsync("trap 'exit 7' TERM; echo ready; while :; do sleep 0.05; done");

        await process.StopAsync(Patience);

        (await process.Exit).Should().Be(7);
    }

    [Fact]
    public async Task A_program_that_ignores_the_signal_is_killed_after_its_grace()
    {
        using var process = await ReadyAsync("trap '' TERM; echo ready; while :; do sleep 0.05; done");

        await process.StopAsync(TimeSpan.FromMilliseconds(200));

        (await process.Exit).Should().Be(137);
    }

    [Fact]
    public async Task What_a_program_leaves_behind_ends_with_it()
    {
        using var process = await ReadyAsync("sleep 600 & echo $! > child; echo ready");
        await process.Exit.WaitAsync(Patience);

        var child = int.Parse(await File.ReadAllTextAsync(Path.Combine(_directory, "child")));
        await Eventually.TrueAsync("the child has ended", () => HasEnded(child));
    }

    [Fact]
    public async Task A_killed_predecessors_pods_are_swept()
    {
        var pod = Path.Combine(_directory, "pods", "demo");
        using var stray = Process.Start(new ProcessStartInfo("sleep", "600") { Environment = { [ProcessSweep.Marker] = pod } })!;

        ProcessSweep.Kill(Path.Combine(_directory, "elsewhere")).Should().Be(0);
        ProcessSweep.Kill(Path.Combine(_directory, "pods")).Should().Be(1);

        await stray.WaitForExitAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task The_guard_ends_the_pods_when_the_cloud_is_gone()
    {
        var pods = Path.Combine(_directory, "pods");
        using var pod = Process.Start(new ProcessStartInfo("sleep", "600") { Environment = { [ProcessSweep.Marker] = Path.Combine(pods, "demo") } })!;
        using var guard = ProcessSweep.Guard(pods);

        // What the guard sees of the cloud's end is the end of its input.
        guard.StandardInput.Close();

        await pod.WaitForExitAsync().WaitAsync(Patience);
        await guard.WaitForExitAsync().WaitAsync(Patience);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private async Task<ContainerProcess> ReadyAsync(string script)
    {
        var log = Path.Combine(_directory, "log");
        var environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" };
        var process = ContainerProcess.Start(
            new ContainerCommand(["sh", "-c", script], environment, _directory), new ContainerLog(log, TimeProvider.System, () => { }));
        await Eventually.TrueAsync("the program is ready", () => File.ReadAllText(log).Contains("stdout F ready", StringComparison.Ordinal));
        return process;
    }

    /// <summary>Ended: gone, or waiting for whoever adopted it to take note.</summary>
    private static bool HasEnded(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
