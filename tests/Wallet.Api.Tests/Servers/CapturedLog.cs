using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Wallet.Api.Tests.Servers;

/// <summary>Keeps all that a host logs: level, category, text, every named value, and exceptions in full.</summary>
public sealed class CapturedLog
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<(LogLevel Level, string Text)> Lines => [.. _lines];

    /// <summary>Has a host log here.</summary>
    public void AddTo(IServiceCollection services) => services.AddLogging(logging => logging.AddProvider(Provider));

    public ILogger Logger(string category) => new Writer(_lines, category);

    public ILoggerProvider Provider => new LogProvider(this);

    private sealed class LogProvider(CapturedLog log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => log.Logger(categoryName);

        public void Dispose()
        {
            // What was kept may still be read.
        }
    }

    private sealed class Writer(ConcurrentQueue<(LogLevel Level, string Text)> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}")) : "";
            lines.Enqueue((logLevel, $"{category} {formatter(state, exception)} {values} {exception}"));
        }
    }
}
