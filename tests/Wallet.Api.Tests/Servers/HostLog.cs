using Microsoft.Extensions.Logging;

namespace Wallet.Api.Tests.Servers;

/// <summary>
/// Warnings and errors of all hosts, in artifacts/test-results/hosts.log: what a rare failure had to say is known without seeing it again. Most
/// lines are of tests that cause faults.
/// </summary>
internal sealed class HostLog(string host) : ILoggerProvider
{
    private static readonly Lock Gate = new();

    // Beside artifacts/bin/Wallet.Api.Tests/debug, where the runner's own results are.
    private static readonly string File = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "test-results", "hosts.log"));

    public ILogger CreateLogger(string categoryName) => new Writer(host, categoryName);

    public void Dispose()
    {
        // Each line is written at once.
    }

    private sealed class Writer(string host, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            lock (Gate)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(File)!);
                System.IO.File.AppendAllText(File, $"{DateTime.Now:T} {host} {logLevel} {category} {formatter(state, exception)} {exception}\n");
            }
        }
    }
}
