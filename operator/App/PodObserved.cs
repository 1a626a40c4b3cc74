using k8s.Models;
using Wallet.Operator.Platform;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.App;

/// <summary>A pod of the platform, as far as the room looks at it.</summary>
/// <param name="Image">Its image.</param>
/// <param name="Job">The Job that it belongs to; null for a pod that serves.</param>
/// <param name="Zone">The zone that its Deployment is for; null for all zones.</param>
/// <param name="Trouble">Why it does not come up; null when nothing is known against it.</param>
internal sealed record PodObserved(string Image, string? Job, string? Zone, Finding? Trouble)
{
    /// <summary>Of a pod that the platform's labels select.</summary>
    public static PodObserved Of(V1Pod pod) => new(
        pod.Spec.Containers.FirstOrDefault(container => container.Name == AppObject.Part)?.Image ?? "",
        pod.Metadata.OwnerReferences?.FirstOrDefault(owner => owner.Kind == "Job")?.Name,
        pod.GetLabel(PlatformLabels.Zone),
        PodTrouble.Of(pod));
}
