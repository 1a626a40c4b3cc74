using System.Globalization;
using k8s.Models;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>What the downward API tells a container about its pod.</summary>
internal static class PodFields
{
    public static string Field(V1Pod pod, V1PodStatus status, string path) => path switch
    {
        "metadata.name" => pod.Metadata.Name,
        "metadata.namespace" => pod.Metadata.NamespaceProperty,
        "metadata.uid" => pod.Metadata.Uid,
        "spec.nodeName" => pod.Spec.NodeName,
        "spec.serviceAccountName" => pod.Spec.ServiceAccountName ?? "default",
        "status.podIP" or "status.podIPs" => status.PodIP,
        "status.hostIP" or "status.hostIPs" => status.HostIP,
        _ when Subscript(path, "metadata.labels") is { } label => Value(pod.Metadata.Labels, label),
        _ when Subscript(path, "metadata.annotations") is { } annotation => Value(pod.Metadata.Annotations, annotation),
        _ => throw new ContainerConfigFault($"unsupported fieldPath: {path}"),
    };

    /// <summary>A limit or request in units of the divisor, rounded up.</summary>
    public static string Resource(V1Container container, V1ResourceFieldSelector selector)
    {
        var (kind, name) = selector.Resource.Split('.', 2) is [var first, var second] ? (first, second) : ("", selector.Resource);
        var quantities = kind == "limits" ? container.Resources?.Limits ?? container.Resources?.Requests : container.Resources?.Requests;
        if (quantities is null || !quantities.TryGetValue(name, out var quantity)) return "0";
        var divisor = selector.Divisor?.ToDecimal() is { } given and > 0 ? given : 1;
        return Math.Ceiling(quantity.ToDecimal() / divisor).ToString(CultureInfo.InvariantCulture);
    }

    private static string? Subscript(string path, string map)
        => path.StartsWith($"{map}['", StringComparison.Ordinal) && path.EndsWith("']", StringComparison.Ordinal)
            ? path[(map.Length + 2)..^2]
            : null;

    private static string Value(IDictionary<string, string>? map, string key) => map?.TryGetValue(key, out var value) == true ? value : "";
}
