using System.Globalization;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>A container's output, a line each with its time and stream, the way container runtimes keep it.</summary>
internal sealed class ContainerLog : IAsyncDisposable
{
    private readonly StreamWriter _file;
    private readonly TimeProvider _clock;
    private readonly Action _closed;
    private readonly SemaphoreSlim _turn = new(1);

    /// <param name="path">File that it is written to, anew.</param>
    /// <param name="clock">Gives each line its time.</param>
    /// <param name="closed">Called when nothing will follow.</param>
    public ContainerLog(string path, TimeProvider clock, Action closed)
        : this(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete), clock, closed)
    {
    }

    private ContainerLog(Stream stream, TimeProvider clock, Action closed)
    {
        _clock = clock;
        _closed = closed;
        _file = new StreamWriter(stream);
    }

    /// <summary>Keeps nothing: for the commands of probes.</summary>
    public static ContainerLog Nowhere { get; } = new(Stream.Null, TimeProvider.System, () => { });

    /// <summary>Copies line by line until the stream ends.</summary>
    public async Task CopyAsync(StreamReader output, string stream)
    {
        while (await output.ReadLineAsync() is { } line) await WriteAsync(stream, line);
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        _closed();
        _turn.Dispose();
    }

    private async Task WriteAsync(string stream, string line)
    {
        var time = _clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff00'Z'", CultureInfo.InvariantCulture);
        await _turn.WaitAsync();
        try
        {
            await _file.WriteLineAsync($"{time} {stream} F {line}");
            await _file.FlushAsync();
        }
        finally
        {
            _turn.Release();
        }
    }
}
