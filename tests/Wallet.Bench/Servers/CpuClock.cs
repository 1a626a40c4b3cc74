using System.Diagnostics;

namespace Wallet.Bench.Servers;

/// <summary>The time that processes have spent on the cores.</summary>
internal sealed class CpuClock(params int[] processes)
{
    private readonly double _start = Microseconds(processes);

    /// <summary>The microseconds since this was made.</summary>
    public double Elapsed => Microseconds(processes) - _start;

    private static double Microseconds(int[] processes) => processes.Sum(id =>
    {
        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime.TotalMicroseconds;
    });
}
