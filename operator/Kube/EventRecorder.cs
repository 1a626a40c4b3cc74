using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using k8s;
using k8s.Models;

namespace Wallet.Operator.Kube;

/// <summary>
/// Writes Kubernetes events. The same reason about the same subject of an object is one event that is counted up; its name does not come
/// from its message. Telling is never worth failing for: faults are logged and forgotten.
/// </summary>
internal sealed class EventRecorder(IKubernetes kubernetes, string reporter, string instance, TimeProvider time, ILogger<EventRecorder> log)
{
    private const int LongestMessage = 1024;

    private readonly ConcurrentDictionary<(string Namespace, string Name), int> _counts = new();

    /// <summary>Tells of an object.</summary>
    public async Task RecordAsync(ResourceKind kind, V1ObjectMeta about, ObjectEvent told, CancellationToken cancellationToken)
    {
        var name = NameOf(about, told);
        try
        {
            if (_counts.TryGetValue((about.NamespaceProperty, name), out var count))
                await CountUpAsync(about.NamespaceProperty, name, told, count, cancellationToken);
            else
                await CreateAsync(kind, about, name, told, cancellationToken);
        }
        catch (Exception fault) when (KubeErrors.IsOutsideFault(fault))
        {
            KubeLog.EventNotTold(log, told.Reason, about.Name, KubeErrors.MessageOf(fault));
        }
    }

    private async Task CreateAsync(
        ResourceKind kind, V1ObjectMeta about, string name, ObjectEvent told, CancellationToken cancellationToken)
    {
        try
        {
            await kubernetes.CoreV1.CreateNamespacedEventAsync(
                EventOf(kind, about, name, told), about.NamespaceProperty, cancellationToken: cancellationToken);
            _counts[(about.NamespaceProperty, name)] = 1;
        }
        catch (Exception fault) when (KubeErrors.IsConflict(fault))
        {
            // Told before this process began: an empty patch reads the count.
            var existing = await PatchAsync(about.NamespaceProperty, name, new { }, cancellationToken);
            await CountUpAsync(about.NamespaceProperty, name, told, existing.Count ?? 1, cancellationToken);
        }
    }

    private async Task CountUpAsync(
        string @namespace, string name, ObjectEvent told, int count, CancellationToken cancellationToken)
    {
        try
        {
            var patch = new { count = count + 1, message = Shortened(told.Message), lastTimestamp = Now() };
            await PatchAsync(@namespace, name, patch, cancellationToken);
            _counts[(@namespace, name)] = count + 1;
        }
        catch (Exception fault) when (KubeErrors.IsNotFound(fault))
        {
            // Events expire after an hour; the next telling begins anew.
            _counts.TryRemove((@namespace, name), out _);
        }
    }

    private Task<Corev1Event> PatchAsync(string @namespace, string name, object patch, CancellationToken cancellationToken)
        => kubernetes.CoreV1.PatchNamespacedEventAsync(
            new V1Patch(JsonSerializer.Serialize(patch), V1Patch.PatchType.MergePatch), name, @namespace, cancellationToken: cancellationToken);

    private Corev1Event EventOf(ResourceKind kind, V1ObjectMeta about, string name, ObjectEvent told) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = about.NamespaceProperty },
        InvolvedObject = new V1ObjectReference
        {
            ApiVersion = kind.ApiVersion,
            Kind = kind.Kind,
            Name = about.Name,
            NamespaceProperty = about.NamespaceProperty,
            Uid = about.Uid,
        },
        Type = told.Warning ? "Warning" : "Normal",
        Reason = told.Reason,
        Message = Shortened(told.Message),
        Count = 1,
        FirstTimestamp = Now(),
        LastTimestamp = Now(),
        Source = new V1EventSource { Component = reporter },
        ReportingComponent = reporter,
        ReportingInstance = instance,
    };

    private DateTime Now() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds()).UtcDateTime;

    private static string Shortened(string message) => message.Length <= LongestMessage ? message : message[..(LongestMessage - 1)] + "…";

    private static string NameOf(V1ObjectMeta about, ObjectEvent told)
    {
        var identity = SHA256.HashData(Encoding.UTF8.GetBytes($"{about.Uid}|{told.Warning}|{told.Reason}|{told.Subject}"));
        return $"{about.Name}.{Convert.ToHexStringLower(identity)[..16]}";
    }
}
