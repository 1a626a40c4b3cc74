using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using k8s;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>The logs of the node's pods, as files; read back for the API server.</summary>
internal sealed class LogShelf(IKubernetes client, string root, TimeProvider clock) : IPodLogs
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<string, ContainerLog> _written = new();

    /// <summary>Begins the log of a container's run.</summary>
    public ContainerLog Begin(string path)
    {
        var log = new ContainerLog(path, clock, () => _written.TryRemove(path, out _));
        return _written[path] = log;
    }

    public async Task<Stream?> Open(PodLogRequest request, CancellationToken cancellation)
    {
        var pod = await client.CoreV1.ReadNamespacedPodAsync(request.Pod, request.Namespace, cancellationToken: cancellation).OrNullAsync();
        if (pod is null || Find(pod, request.Container, request.Previous) is not { } path) return null;
        var pipe = new Pipe();
        _ = CopyAsync(LinesAsync(path, request, cancellation), pipe.Writer);
        return pipe.Reader.AsStream();
    }

    private string? Find(V1Pod pod, string container, bool previous)
    {
        var directory = new PodDirectory(root, pod).Logs(container);
        if (!Directory.Exists(directory)) return null;
        return Directory.GetFiles(directory, "*.log")
            .OrderByDescending(file => int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture))
            .Skip(previous ? 1 : 0)
            .FirstOrDefault();
    }

    private static async Task CopyAsync(IAsyncEnumerable<string> lines, PipeWriter writer)
    {
        try
        {
            await foreach (var line in lines)
            {
                if ((await writer.WriteAsync(Encoding.UTF8.GetBytes(line + '\n'))).IsCompleted) break;
            }

            await writer.CompleteAsync();
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            await writer.CompleteAsync(fault);
        }
    }

    private async IAsyncEnumerable<string> LinesAsync(string path, PodLogRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        var held = new Queue<string>();
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            if (Wanted(line, request) is not { } text) continue;
            held.Enqueue(text);
            if (held.Count > request.TailLines) held.Dequeue();
        }

        foreach (var line in held) yield return line;
        while (request.Follow)
        {
            var ended = !_written.ContainsKey(path);
            while (await reader.ReadLineAsync(cancel) is { } line)
            {
                if (Wanted(line, request) is { } text) yield return text;
            }

            if (ended) yield break;
            await Task.Delay(Pause, cancel);
        }
    }

    private static string? Wanted(string line, PodLogRequest request)
    {
        if (line.Split(' ', 4) is not [var time, _, _, var text]) return null;
        if (request.Since is { } since && DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) < since) return null;
        return request.Timestamps ? $"{time} {text}" : text;
    }
}
