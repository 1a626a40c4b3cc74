using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Wallet.Operator.App.Objects;

namespace Wallet.Operator.App;

/// <summary>The wallet API's objects as they are; what does not exist is absent.</summary>
/// <param name="Objects">By kind and name.</param>
internal sealed record AppObserved(IReadOnlyDictionary<(ObjectKind Kind, string Name), JsonObject> Objects)
{
    /// <summary>An object; null when it does not exist.</summary>
    public JsonObject? Find(AppObject desired) => Objects.GetValueOrDefault((desired.Kind, desired.Name));

    /// <summary>An object in its client type; null when it does not exist.</summary>
    public T? Find<T>(ObjectKind kind, string name) where T : class, IKubernetesObject<V1ObjectMeta>
        => Objects.TryGetValue((kind, name), out var found) ? KubernetesJson.Deserialize<T>(found.ToJsonString()) : null;

    /// <summary>Objects that carry our names but are not owned by the platform.</summary>
    public IReadOnlyList<string> Foreign(string uid) => Objects
        .Where(live => !IsOwned(live.Value, uid))
        .Select(live => $"{live.Key.Kind} {live.Key.Name}")
        .Order(StringComparer.Ordinal)
        .ToList();

    /// <summary>Whether an object belongs to the platform.</summary>
    public static bool IsOwned(JsonObject live, string uid)
        => live["metadata"]?["ownerReferences"] is JsonArray owners && owners.Any(owner => owner?["uid"]?.GetValue<string>() == uid);
}
