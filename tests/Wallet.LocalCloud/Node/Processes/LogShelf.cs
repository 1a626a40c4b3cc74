using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using k8s.Models;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>What of a log is wanted.</summary>
/// <param name="Previous">The run before the present one.</param>
/// <param name="Follow">Go on until the container ends.</param>
/// <param name="TailLines">Only so many lines of what is there.</param>
/// <param name="Since">Only lines from then on.</param>
/// <param name="Timestamps">Each line with its time.</param>
internal sealed record LogQuery(
    bool Previous = false, bool Follow = false, int? TailLines = null, DateTimeOffset? Since = null, bool Timestamps = false);

/// <summary>The logs of all pods of the node.</summary>
internal sealed class LogShelf(string root, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<string, ContainerLog> _open = new();

    /// <summary>Begins the log of a container's run.</summary>
    public ContainerLog Open(string path)
    {
        var log = new ContainerLog(path, clock, () => _open.TryRemove(path, out _));
        return _open[path] = log;
    }

    /// <summary>The lines of a container's log; null when it has none (yet).</summary>
    public IAsyncEnumerable<string>? Read(V1Pod pod, string container, LogQuery query, CancellationToken cancel)
        => File(pod, container, query.Previous) is { } path ? LinesAsync(path, query, cancel) : null;

    private string? File(V1Pod pod, string container, bool previous)
    {
        var directory = new PodDirectory(root, pod).Logs(container);
        if (!Directory.Exists(directory)) return null;
        var runs = Directory.GetFiles(directory, "*.log")
            .OrderByDescending(file => int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture));
        return runs.Skip(previous ? 1 : 0).FirstOrDefault();
    }

    private async IAsyncEnumerable<string> LinesAsync(string path, LogQuery query, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        var held = new Queue<string>();
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            if (Wanted(line, query) is not { } text) continue;
            held.Enqueue(text);
            if (held.Count > query.TailLines) held.Dequeue();
        }

        foreach (var line in held) yield return line;
        while (query.Follow)
        {
            var ended = !_open.ContainsKey(path);
            while (await reader.ReadLineAsync(cancel) is { } line)
            {
                if (Wanted(line, query) is { } text) yield return text;
            }

            if (ended) yield break;
            await Task.Delay(Pause, cancel);
        }
    }

    private static string? Wanted(string line, LogQuery query)
    {
        if (line.Split(' ', 4) is not [var time, _, _, var text]) return null;
        if (query.Since is { } since && DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) < since) return null;
        return query.Timestamps ? $"{time} {text}" : text;
    }
}
