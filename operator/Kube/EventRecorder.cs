using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using k8s;
using k8s.Models;

namespace Wallet.Operator.Kube;

/// <summary>
/// Writes Kubernetes events. The same reason about the same subject of an object is one event that is counted up; its name does not come
/// from its message. Best effort: faults are logged and dropped.
/// </summary>
internal sealed class EventRecorder(IKubernetes kubernetes, string reporter, string instance, TimeProvider time, ILogger<EventRecorder> log)
{
    /// <summary>What is known of events that exist.</summary>
    internal EventCounts Counts { get; } = new(time);

    /// <summary>Records an event of an object.</summary>
    public async Task RecordAsync(ResourceKind kind, V1ObjectMeta about, ObjectEvent happened, CancellationToken cancellationToken)
    {
        var recorded = new Recorded(kind, about, happened, NameOf(about, happened));
        try
        {
            if (Counts.Find(recorded.About, recorded.Name) is { } count && await CountUpAsync(recorded, count, cancellationToken))
                return;
            await CreateAsync(recorded, cancellationToken);
        }
        catch (Exception fault) when (KubeErrors.IsOutsideFault(fault))
        {
            KubeLog.EventNotWritten(log, happened.Reason, about.Name, KubeErrors.MessageOf(fault));
        }
    }

    /// <summary>The object is gone: its events are not counted any more.</summary>
    public void Forget(ObjectKey about) => Counts.Forget(about);

    private async Task CreateAsync(Recorded recorded, CancellationToken cancellationToken)
    {
        try
        {
            await kubernetes.CoreV1.CreateNamespacedEventAsync(
                EventOf(recorded), recorded.About.Namespace, cancellationToken: cancellationToken);
            Counts.Keep(recorded.About, recorded.Name, 1);
        }
        catch (Exception fault) when (KubeErrors.IsConflict(fault))
        {
            // Recorded before this process began: an empty patch reads the count.
            var existing = await PatchAsync(recorded, new { }, cancellationToken);
            await CountUpAsync(recorded, existing.Count ?? 1, cancellationToken);
        }
    }

    /// <summary>False when the event has expired meanwhile.</summary>
    private async Task<bool> CountUpAsync(Recorded recorded, int count, CancellationToken cancellationToken)
    {
        try
        {
            var patch = new { count = count + 1, message = EventText.Shortened(recorded.Event.Message), lastTimestamp = Now() };
            await PatchAsync(recorded, patch, cancellationToken);
            Counts.Keep(recorded.About, recorded.Name, count + 1);
            return true;
        }
        catch (Exception fault) when (KubeErrors.IsNotFound(fault))
        {
            return false;
        }
    }

    private Task<Corev1Event> PatchAsync(Recorded recorded, object patch, CancellationToken cancellationToken)
        => kubernetes.CoreV1.PatchNamespacedEventAsync(
            new V1Patch(JsonSerializer.Serialize(patch), V1Patch.PatchType.MergePatch), recorded.Name, recorded.About.Namespace,
            cancellationToken: cancellationToken);

    private Corev1Event EventOf(Recorded recorded) => new()
    {
        Metadata = new V1ObjectMeta { Name = recorded.Name, NamespaceProperty = recorded.About.Namespace },
        InvolvedObject = new V1ObjectReference
        {
            ApiVersion = recorded.Kind.ApiVersion,
            Kind = recorded.Kind.Kind,
            Name = recorded.About.Name,
            NamespaceProperty = recorded.About.Namespace,
            Uid = recorded.Metadata.Uid,
        },
        Type = recorded.Event.Warning ? "Warning" : "Normal",
        Reason = recorded.Event.Reason,
        Message = EventText.Shortened(recorded.Event.Message),
        Count = 1,
        FirstTimestamp = Now(),
        LastTimestamp = Now(),
        Source = new V1EventSource { Component = reporter },
        ReportingComponent = reporter,
        ReportingInstance = instance,
    };

    private DateTime Now() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds()).UtcDateTime;

    private static string NameOf(V1ObjectMeta about, ObjectEvent happened)
    {
        var identity = SHA256.HashData(Encoding.UTF8.GetBytes($"{about.Uid}|{happened.Warning}|{happened.Reason}|{happened.Subject}"));
        return $"{about.Name}.{Convert.ToHexStringLower(identity)[..16]}";
    }

    private sealed record Recorded(ResourceKind Kind, V1ObjectMeta Metadata, ObjectEvent Event, string Name)
    {
        public ObjectKey About => new(Metadata.NamespaceProperty, Metadata.Name);
    }
}
