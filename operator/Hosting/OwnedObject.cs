using System.Security.Cryptography;
using System.Text.Json;
using k8s;
using k8s.Models;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Hosting;

/// <summary>
/// An object that a platform owns, as its watch sees it: whose it is, and what of it is worth a pass at once. What this operator writes
/// itself is not, or each pass would bring the next.
/// </summary>
internal static class OwnedObject
{
    /// <summary>This operator, as the keeper in labels and the field manager of its applies.</summary>
    public const string Keeper = "wallet-operator";

    // Writes revisions, scales for the autoscaler and keeps statuses: its work is what the operator asked for.
    private const string ControllerManager = "kube-controller-manager";

    /// <summary>Key of the platform that owns the object: by its owner reference, or by its label when somebody took that away.</summary>
    public static ObjectKey? PlatformOf(ObjectHead item)
    {
        var owner = item.Metadata.OwnerReferences?.FirstOrDefault(reference => reference.Kind == WalletPlatform.KindName
            && reference.ApiVersion.StartsWith($"{WalletPlatform.ApiGroup}/", StringComparison.Ordinal));
        return (owner?.Name ?? LabelOf(item.Metadata)) is { Length: > 0 } name
            ? new ObjectKey(item.Metadata.NamespaceProperty ?? "", name)
            : null;
    }

    /// <summary>
    /// Empty for an object that is as the operator made it. Otherwise its deletion, what others have written into it, and where it stands.
    /// </summary>
    public static string Fingerprint(ObjectHead item)
    {
        var parts = new[] { item.Metadata.DeletionTimestamp is null ? "" : "deleting", Foreign(item.Metadata), ProgressOf(item) };
        return string.Join('/', parts.Where(part => part.Length > 0));
    }

    private static string? LabelOf(V1ObjectMeta metadata)
        => metadata.Labels is { } labels && labels.TryGetValue(PlatformLabels.Instance, out var name) ? name : null;

    private static string Foreign(V1ObjectMeta metadata)
    {
        var entries = metadata.ManagedFields ?? [];
        if (entries.Count > 0 && entries.All(entry => entry.Manager != Keeper))
            return $"not ours {metadata.Generation}";
        var others = entries.Where(IsForeign).Select(TextOf).Order(StringComparer.Ordinal).ToList();
        return others.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(others)))[..16];
    }

    private static bool IsForeign(V1ManagedFieldsEntry entry)
        => entry.Manager is not (Keeper or ControllerManager) && entry.Subresource != "status";

    // The time moves when one of the entry's fields gets another value.
    private static string TextOf(V1ManagedFieldsEntry entry)
        => $"{entry.Manager}|{entry.Operation}|{entry.Subresource}|{entry.Time:O}|{KubernetesJson.Serialize(entry.FieldsV1)}";

    private static string ProgressOf(ObjectHead item)
    {
        if (item.Status is not { ValueKind: JsonValueKind.Object } status)
            return "";
        if (status.TryGetProperty("loadBalancer", out var balancer))
            return AddressOf(balancer);
        return string.Join(' ', ConditionsOf(status).Select(WordOf).Where(word => word.Length > 0).Order(StringComparer.Ordinal));
    }

    // Coarse: the counts of pods move with every pod that the autoscaler adds, and a rollout's end moves the conditions.
    private static string WordOf((string Type, string Status, string Reason) condition) => condition switch
    {
        ("Progressing", "False", _) => "stuck",
        ("Progressing", _, "NewReplicaSetAvailable") => "rolled out",
        ("Available" or "Complete" or "Failed", "True", _) => condition.Type,
        _ => "",
    };

    private static IEnumerable<(string Type, string Status, string Reason)> ConditionsOf(JsonElement status)
        => status.TryGetProperty("conditions", out var conditions) && conditions.ValueKind == JsonValueKind.Array
            ? conditions.EnumerateArray().Select(each => (Text(each, "type"), Text(each, "status"), Text(each, "reason")))
            : [];

    private static string AddressOf(JsonElement balancer)
        => balancer.TryGetProperty("ingress", out var points) && points.ValueKind == JsonValueKind.Array
            ? string.Join(',', points.EnumerateArray().Select(point => Text(point, "hostname") + Text(point, "ip")))
            : "";

    private static string Text(JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
