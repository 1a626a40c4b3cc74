using System.Diagnostics;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>
/// Ends whatever a node still has running on this machine: every process of a pod, and all that it started, carries the pod's
/// directory in its environment.
/// </summary>
internal static class ProcessSweep
{
    /// <summary>Variable that marks the node's processes.</summary>
    public const string Marker = "LOCAL_CLOUD_POD";

    /// <summary>Kills all processes of the pod or the pods in <paramref name="directory"/>; returns how many there were.</summary>
    public static int Kill(string directory)
    {
        var killed = 0;
        foreach (var entry in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(entry), out var id) || id == Environment.ProcessId) continue;
            if (!IsMarked(entry, directory)) continue;
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
                killed++;
            }
            catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
            {
                // It ended by itself meanwhile.
            }
        }

        return killed;
    }

    /// <summary>
    /// Starts a guard that waits for this process to end, in whatever way, and then kills the pods' processes. Dispose of it only
    /// after an orderly stop.
    /// </summary>
    public static Process Guard(string directory)
    {
        // The guard's input is a pipe from this process: it ends when this process does.
        var start = new ProcessStartInfo(
            "setsid",
            ["sh", "-c", "cat >/dev/null; grep -lzs \"^$0=$1/\" /proc/[0-9]*/environ | cut -d/ -f3 | xargs -r kill -9 2>/dev/null", Marker, directory])
        {
            RedirectStandardInput = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("the guard could not be started");
    }

    private static bool IsMarked(string entry, string directory)
    {
        try
        {
            return File.ReadAllText(Path.Combine(entry, "environ")).Split('\0')
                .Any(variable => $"{variable}/".StartsWith($"{Marker}={directory}/", StringComparison.Ordinal));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
