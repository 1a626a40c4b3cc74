using System.Collections.Concurrent;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Node;

/// <summary>The kubelet's part: starts the pods that are bound to a node, stops those that are deleted, and then lets them go.</summary>
internal sealed partial class NodeAgent(IKubernetes client, ClusterWatch watch, IPodRuntime runtime, ILogger<NodeAgent> logger)
{
    private static readonly TimeSpan DefaultGrace = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, PodLife> _lives = new();
    private bool _closing;

    /// <summary>Starts to look after pods; call before the watches run.</summary>
    public void Follow() => watch.Pods.Changed += Look;

    /// <summary>Stops every pod without telling the API server: the cloud goes down.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        watch.Pods.Changed -= Look;
        Volatile.Write(ref _closing, true);
        foreach (var life in _lives.Values) life.Session.Stop(grace);
        await Task.WhenAll(_lives.Values.Select(life => life.Done.Task));
    }

    private void Look(V1Pod pod)
    {
        if (pod.Spec.NodeName is null) return;
        var gone = !watch.Pods.Knows(pod.Metadata.Uid);
        if (gone || pod.Metadata.DeletionTimestamp is not null) _ = EndAsync(pod, gone);
        else if (!pod.HasEnded() && !_lives.ContainsKey(pod.Metadata.Uid)) _ = LiveAsync(Begin(pod));
    }

    private PodLife Begin(V1Pod pod) => _lives[pod.Metadata.Uid] = new PodLife(new PodSession(pod, status => ReportAsync(pod, status)));

    private async Task LiveAsync(PodLife life)
    {
        try
        {
            // The watch's thread must not wait for a pod.
            await Task.Run(() => runtime.RunAsync(life.Session));
        }
#pragma warning disable CA1031 // One pod's misfortune must not end the node; nobody else would hear of it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Broken(life.Session.Pod.Metadata.Name, fault);
        }
        finally
        {
            life.Done.SetResult();
        }
    }

    private async Task EndAsync(V1Pod pod, bool gone)
    {
        if (_lives.TryGetValue(pod.Metadata.Uid, out var life))
        {
            life.Session.Stop(gone ? TimeSpan.Zero : Grace(pod));
            await life.Done.Task;
            if (_lives.TryRemove(pod.Metadata.Uid, out _)) life.Session.Dispose();
        }

        if (!gone && !Volatile.Read(ref _closing)) await LetGoAsync(pod);
    }

    private static TimeSpan Grace(V1Pod pod)
        => (pod.Metadata.DeletionGracePeriodSeconds ?? pod.Spec.TerminationGracePeriodSeconds) is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : DefaultGrace;

    private async Task LetGoAsync(V1Pod pod)
    {
        try
        {
            var options = new V1DeleteOptions { GracePeriodSeconds = 0, Preconditions = new V1Preconditions { Uid = pod.Metadata.Uid } };
            await client.CoreV1.DeleteNamespacedPodAsync(pod.Metadata.Name, pod.Metadata.NamespaceProperty, options);
        }
        catch (HttpOperationException)
        {
            // Gone already, or another pod has its name by now.
        }
        catch (HttpRequestException)
        {
            // The cloud goes down.
        }
    }

    private async Task ReportAsync(V1Pod pod, V1PodStatus status)
    {
        try
        {
            await client.CoreV1.PatchNamespacedPodStatusAsync(
                StatusPatch.Of(status), pod.Metadata.Name, pod.Metadata.NamespaceProperty);
        }
        catch (HttpOperationException fault)
        {
            Unreported(pod.Metadata.Name, fault.Response.Content ?? fault.Message);
        }
        catch (HttpRequestException fault)
        {
            Unreported(pod.Metadata.Name, fault.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "pod {Pod} could not be run")]
    private partial void Broken(string pod, Exception fault);

    [LoggerMessage(LogLevel.Debug, "status of pod {Pod} was not taken: {Reason}")]
    private partial void Unreported(string pod, string reason);

    private sealed record PodLife(PodSession Session)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
