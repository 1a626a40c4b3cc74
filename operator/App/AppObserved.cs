using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.App;

/// <summary>The wallet API's objects as they are; what does not exist is absent.</summary>
/// <param name="Objects">By kind and name.</param>
internal sealed record AppObserved(IReadOnlyDictionary<(ObjectKind Kind, string Name), JsonObject> Objects)
{
    /// <summary>Its pods, the youngest first.</summary>
    public IReadOnlyList<PodObserved> Pods { get; init; } = [];

    /// <summary>Nothing is there.</summary>
    public static readonly AppObserved Empty = new(new Dictionary<(ObjectKind, string), JsonObject>());

    /// <summary>An object; null when it does not exist.</summary>
    public JsonObject? Find(AppObject desired) => Objects.GetValueOrDefault((desired.Kind, desired.Name));

    /// <summary>An object in its client type; null when it does not exist.</summary>
    public T? Find<T>(ObjectKind kind, string name) where T : class, IKubernetesObject<V1ObjectMeta>
        => Objects.TryGetValue((kind, name), out var found) ? KubernetesJson.Deserialize<T>(found.ToJsonString()) : null;

    /// <summary>All objects of a kind, in their client type.</summary>
    public IEnumerable<T> All<T>(ObjectKind kind) where T : class, IKubernetesObject<V1ObjectMeta>
        => Objects.Keys
            .Where(live => live.Kind == kind)
            .OrderBy(live => live.Name, StringComparer.Ordinal)
            .Select(live => Find<T>(kind, live.Name)!);

    /// <summary>Whose each is. Without an id: the API server and the owner reference remember them.</summary>
    public IReadOnlyList<Holding> Holdings(string uid) =>
    [
        .. Objects.OrderBy(live => live.Key.Kind).ThenBy(live => live.Key.Name, StringComparer.Ordinal).Select(live => new Holding(
            live.Key.Kind.ToString(), live.Key.Name, "", IsOwned(live.Value, uid) ? Ownership.Owned : Ownership.Foreign)),
    ];

    /// <summary>Without what is not kept.</summary>
    public AppObserved Only(IReadOnlyList<Holding> kept)
    {
        var names = kept.Select(each => (each.Kind, each.Name)).ToHashSet();
        return this with { Objects = Objects.Where(live => names.Contains((live.Key.Kind.ToString(), live.Key.Name))).ToDictionary() };
    }

    /// <summary>
    /// Whether an object belongs to the platform: by its owner reference, or by its label, which stays when an orphaning deletion takes the
    /// reference away.
    /// </summary>
    public static bool IsOwned(JsonObject live, string uid)
        => live["metadata"]?["labels"]?[PlatformLabels.Uid]?.GetValue<string>() == uid
            || (live["metadata"]?["ownerReferences"] is JsonArray owners && owners.Any(owner => owner?["uid"]?.GetValue<string>() == uid));

    /// <summary>Whether its deletion has begun.</summary>
    public static bool IsGoing(JsonObject live) => live["metadata"]?["deletionTimestamp"] is not null;
}
