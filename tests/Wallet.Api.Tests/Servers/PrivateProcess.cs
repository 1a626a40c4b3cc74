using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Wallet.Api.Tests.Servers;

/// <summary>A server of our own on loopback, that dies with this process however it ends.</summary>
public sealed class PrivateProcess : IDisposable
{
    private Process? _shell;

    private PrivateProcess(Process shell) => _shell = shell;

    /// <summary>
    /// Starts a program below a shell that kills it as soon as our end of the shell's standard input is closed, which the system does
    /// even when we are killed.
    /// </summary>
    public static PrivateProcess Start(string program, string log, params string[] arguments)
    {
        const string Script =
            "log=$1; shift; \"$@\" >\"$log\" 2>&1 </dev/null & child=$!; cat >/dev/null; { kill -9 $child; wait $child; } 2>/dev/null";
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true };
        foreach (var argument in (string[])["-c", Script, "sh", log, program, .. arguments])
            start.ArgumentList.Add(argument);
        return new(Process.Start(start)!);
    }

    /// <summary>The full path of a program.</summary>
    /// <exception cref="FileNotFoundException">It is not installed; the message names the Debian package.</exception>
    public static string Find(string program, string package)
    {
        string[] folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/usr/libexec"];
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{program} is missing: apt-get install -y {package}");
    }

    /// <summary>A TCP port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _shell, null) is not { } shell)
            return;
        shell.StandardInput.Close();
        shell.WaitForExit(TimeSpan.FromSeconds(10));
        shell.Dispose();
    }
}
