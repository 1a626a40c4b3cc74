using k8s;
using k8s.Models;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Compute;

/// <summary>Says which Fargate profiles run pods of a platform.</summary>
internal interface IProfileUse
{
    /// <summary>Names of the profiles.</summary>
    Task<IReadOnlySet<string>> ReadAsync(PlatformKey platform, CancellationToken cancellationToken);
}

/// <summary>By the label that a pod has from its Deployment or, where it chose no profile, from Fargate.</summary>
internal sealed class ProfileUse(IKubernetes client) : IProfileUse
{
    public async Task<IReadOnlySet<string>> ReadAsync(PlatformKey platform, CancellationToken cancellationToken)
    {
        var pods = await client.CoreV1.ListNamespacedPodAsync(
            platform.Namespace,
            labelSelector: $"{PlatformLabels.Instance}={platform.Name},{PlatformLabels.PartOf}={PlatformLabels.PartOfValue}",
            cancellationToken: cancellationToken);
        return pods.Items
            .Where(pod => pod.Status?.Phase is not ("Succeeded" or "Failed"))
            .Select(pod => pod.GetLabel(PlatformLabels.FargateProfile))
            .OfType<string>()
            .ToHashSet();
    }
}
