using k8s;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Hosting;

/// <summary>The informers of the process.</summary>
/// <param name="Platforms">Follow platforms, one for each watched namespace.</param>
/// <param name="Owned">Follow what platforms own, one for each kind and watched namespace.</param>
internal sealed record Watches(IReadOnlyList<Informer<ObjectHead>> Platforms, IReadOnlyList<Informer<ObjectHead>> Owned)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<Informer<ObjectHead>> All { get; } = [.. Platforms, .. Owned];

    /// <summary>For metrics.</summary>
    public IEnumerable<WatchSilence> Silences
        => All.Select(watch => new WatchSilence(watch.Resource, watch.Namespace, watch.Silence));

    /// <param name="kubernetes">The API server.</param>
    /// <param name="queue">Receives the keys of platforms.</param>
    /// <param name="namespaces">Where; everywhere when empty.</param>
    /// <param name="time">Clock.</param>
    /// <param name="random">For jitter.</param>
    /// <param name="log">Log.</param>
    /// <param name="urgency">Is told at once which platforms are being deleted.</param>
    public static Watches In(
        IKubernetes kubernetes,
        WorkQueue<PlatformKey> queue,
        IReadOnlyList<string> namespaces,
        TimeProvider time,
        Random random,
        ILogger<Informer<ObjectHead>> log,
        Urgency? urgency = null)
    {
        IReadOnlyList<string?> places = namespaces.Count == 0 ? [null] : [.. namespaces];
        var wakes = new OwnedWakes(queue, time);
        InformerOptions Options(ResourceKind kind, string? place) => new() { Resource = kind.Plural, Namespace = place ?? "" };
        Informer<ObjectHead> Platform(string? place) => new(
            new ResourceFeed<ObjectHead>(kubernetes, PlatformStore.Kind, place), PlatformController.Fingerprint,
            key => queue.Add(new PlatformKey(key.Namespace, key.Name)), Options(PlatformStore.Kind, place), time, random, log,
            seen: platform => NoteDeletion(urgency, platform));
        Informer<ObjectHead> Owned(OwnedKind kind, string? place) => new(
            new ResourceFeed<ObjectHead>(kubernetes, kind.Kind, place, OwnedKinds.Selector, kind.HasProgress),
            OwnedObject.Fingerprint, wakes.Wake, Options(kind.Kind, place), time, random, log, OwnedObject.PlatformOf);
        return new Watches(
            [.. places.Select(Platform)],
            [.. from place in places from kind in OwnedKinds.All select Owned(kind, place)]);
    }

    private static void NoteDeletion(Urgency? urgency, ObjectHead platform)
    {
        if (platform.Metadata.DeletionTimestamp is not null)
            urgency?.NoteDeletion(new PlatformKey(platform.Metadata.NamespaceProperty, platform.Metadata.Name), platform.Metadata.Uid);
    }
}
