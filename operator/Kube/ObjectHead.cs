using System.Text.Json;
using k8s;
using k8s.Models;

namespace Wallet.Operator.Kube;

/// <summary>
/// Any object, read for its metadata alone: memory stays small, and an object with a body that cannot be read does not stop the watch of
/// the others.
/// </summary>
internal sealed record ObjectHead : IKubernetesObject<V1ObjectMeta>
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>Only where whole objects were asked for.</summary>
    public JsonElement? Status { get; set; }
}
