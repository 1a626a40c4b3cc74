using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Small questions that every controller asks of Kubernetes objects.</summary>
internal static class Objects
{
    /// <summary>The time as Kubernetes writes it: in whole seconds.</summary>
    public static DateTime Seconds(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }

    public static ObjectKey Key(this IMetadata<V1ObjectMeta> item) => new(item.Metadata.NamespaceProperty ?? "", item.Metadata.Name);

    /// <summary>The controlling owner's key when it is of the given kind.</summary>
    public static ObjectKey? OwnerKey(this IMetadata<V1ObjectMeta> item, string kind)
        => item.GetController() is { } owner && owner.Kind == kind ? new ObjectKey(item.Metadata.NamespaceProperty, owner.Name) : null;

    public static bool IsControlledBy(this IMetadata<V1ObjectMeta> item, IMetadata<V1ObjectMeta> owner)
        => item.GetController()?.Uid == owner.Metadata.Uid;

    /// <summary>The reference that makes <paramref name="owner"/> the controller; items of lists do not carry their kind.</summary>
    public static V1OwnerReference ControllerReference(this IMetadata<V1ObjectMeta> owner, string apiVersion, string kind) => new()
    {
        ApiVersion = apiVersion,
        Kind = kind,
        Name = owner.Metadata.Name,
        Uid = owner.Metadata.Uid,
        Controller = true,
        BlockOwnerDeletion = true,
    };

    public static bool Matches(this V1LabelSelector? selector, IDictionary<string, string>? labels)
        => selector is not null
            && Matches(selector.MatchLabels, labels)
            && (selector.MatchExpressions ?? []).All(expression => Matches(expression, labels));

    public static bool Matches(IDictionary<string, string>? wanted, IDictionary<string, string>? labels)
        => (wanted ?? new Dictionary<string, string>()).All(
            pair => labels is not null && labels.TryGetValue(pair.Key, out var value) && value == pair.Value);

    public static bool IsReady(this V1Pod pod) => pod.Condition("Ready") is { Status: "True" };

    /// <summary>Ready for at least <paramref name="minReadySeconds"/>.</summary>
    public static bool IsAvailable(this V1Pod pod, int minReadySeconds, DateTimeOffset now)
        => pod.Condition("Ready") is { Status: "True" } ready
            && (minReadySeconds == 0 || ready.LastTransitionTime?.AddSeconds(minReadySeconds) <= now.UtcDateTime);

    public static bool HasEnded(this V1Pod pod) => pod.Status?.Phase is "Succeeded" or "Failed";

    public static bool IsActive(this V1Pod pod) => !pod.HasEnded() && pod.Metadata.DeletionTimestamp is null;

    public static V1PodCondition? Condition(this V1Pod pod, string type)
        => pod.Status?.Conditions?.FirstOrDefault(condition => condition.Type == type);

    /// <summary>Whether both read the same on the wire.</summary>
    public static bool SameAs<T>(this T? left, T? right) where T : class
        => left is null || right is null ? left == right : KubernetesJson.Serialize(left) == KubernetesJson.Serialize(right);

    /// <summary>The object, or null when the server says that there is none.</summary>
    public static async Task<T?> OrNullAsync<T>(this Task<T> read) where T : class
    {
        try
        {
            return await read;
        }
        catch (HttpOperationException fault) when (fault.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static bool Matches(V1LabelSelectorRequirement expression, IDictionary<string, string>? labels)
    {
        string? value = null;
        var present = labels?.TryGetValue(expression.Key, out value) ?? false;
        return expression.OperatorProperty switch
        {
            "In" => present && expression.Values.Contains(value),
            "NotIn" => !present || !expression.Values.Contains(value),
            "Exists" => present,
            "DoesNotExist" => !present,
            _ => false,
        };
    }
}
