using k8s;
using k8s.Models;

namespace Wallet.Operator.Kube;

/// <summary>A list as it travels.</summary>
internal sealed record ResourceList<T> : IKubernetesObject<V1ListMeta>
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public V1ListMeta Metadata { get; set; } = new();

    public IReadOnlyList<T> Items { get; set; } = [];
}
