using System.Collections.Concurrent;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Writes the events that <c>kubectl describe</c> shows. A repeated event is counted up; a failed write harms nobody.</summary>
internal sealed class EventRecorder(IKubernetes client, string component, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Uid, string Reason, string Message, string? Field), Corev1Event> _written = new();

    public Task NormalAsync(V1ObjectReference about, string reason, string message) => WriteAsync(about, "Normal", reason, message);

    public Task WarningAsync(V1ObjectReference about, string reason, string message) => WriteAsync(about, "Warning", reason, message);

    public static V1ObjectReference About(IMetadata<V1ObjectMeta> item, string apiVersion, string kind, string? field = null) => new()
    {
        ApiVersion = apiVersion,
        Kind = kind,
        Name = item.Metadata.Name,
        NamespaceProperty = item.Metadata.NamespaceProperty,
        Uid = item.Metadata.Uid,
        ResourceVersion = item.Metadata.ResourceVersion,
        FieldPath = field,
    };

    public static V1ObjectReference About(V1Pod pod, string? container = null)
        => About(pod, "v1", "Pod", container is null ? null : $"spec.containers{{{container}}}");

    private async Task WriteAsync(V1ObjectReference about, string type, string reason, string message)
    {
        var key = (about.Uid, reason, message, about.FieldPath);
        try
        {
            _written[key] = _written.TryGetValue(key, out var earlier)
                ? await CountUpAsync(earlier)
                : await CreateAsync(about, type, reason, message);
        }
        catch (Exception fault) when (fault is HttpOperationException or HttpRequestException)
        {
            _written.TryRemove(key, out _);
        }
    }

    private Task<Corev1Event> CreateAsync(V1ObjectReference about, string type, string reason, string message)
    {
        var now = clock.Seconds();
        return client.CoreV1.CreateNamespacedEventAsync(
            new Corev1Event
            {
                Metadata = new V1ObjectMeta { Name = $"{about.Name}.{Guid.NewGuid():N}", NamespaceProperty = about.NamespaceProperty },
                InvolvedObject = about,
                Type = type,
                Reason = reason,
                Message = message,
                Source = new V1EventSource { Component = component },
                ReportingComponent = component,
                FirstTimestamp = now,
                LastTimestamp = now,
                Count = 1,
            },
            about.NamespaceProperty);
    }

    private Task<Corev1Event> CountUpAsync(Corev1Event earlier)
        => client.CoreV1.PatchNamespacedEventAsync(
            new V1Patch(
                new { count = earlier.Count + 1, lastTimestamp = clock.Seconds() }, V1Patch.PatchType.MergePatch),
            earlier.Name(),
            earlier.Namespace());
}
