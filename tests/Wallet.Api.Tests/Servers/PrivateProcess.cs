using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Wallet.Api.Tests.Servers;

/// <summary>A server of our own on loopback, that dies with this process however it ends.</summary>
public sealed class PrivateProcess : IDisposable
{
    private const int SigCont = 18;
    private const int SigStop = 19;
    private Process? _shell;

    private PrivateProcess(Process shell, int id) => (_shell, Id) = (shell, id);

    /// <summary>The program's process.</summary>
    public int Id { get; }

    /// <summary>
    /// Starts a program below a shell that kills it as soon as our end of the shell's standard input is closed, which the system does
    /// even when we are killed. Its <paramref name="folder"/> goes with it then; if it was stopped, it may start again there.
    /// </summary>
    public static PrivateProcess Start(string program, string log, string? folder, params string[] arguments)
    {
        const string Script = """
            folder=$1; log=$2; shift 2; "$@" >"$log" 2>&1 </dev/null & child=$!; echo $child; read -r word
            { kill -9 $child; wait $child; } 2>/dev/null; [ "$word" = stop ] || rm -rf "$folder"
            """;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", Script, "sh", folder ?? "", log, program, .. arguments])
            start.ArgumentList.Add(argument);
        var shell = Process.Start(start)!;
        return new(shell, int.Parse(shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    /// <summary>The full path of a program.</summary>
    /// <exception cref="FileNotFoundException">It is not installed; the message names the Debian package.</exception>
    public static string Find(string program, string package)
    {
        string[] folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/usr/libexec"];
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{program} is missing: apt-get install -y {package}");
    }

    /// <summary>SIGSTOP: it stands still in the midst of whatever it does.</summary>
    public void Pause() => _ = kill(Id, SigStop);

    /// <summary>SIGCONT.</summary>
    public void Resume() => _ = kill(Id, SigCont);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _shell, null) is not { } shell)
            return;
        shell.StandardInput.WriteLine("stop");
        shell.StandardInput.Close();
        shell.WaitForExit(TimeSpan.FromMinutes(10));
        shell.Dispose();
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}
