using k8s.Models;
using Wallet.LocalCloud.Aws.Eks;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Where a pod is to run.</summary>
/// <param name="Node">Node, or null when there is none for it at present.</param>
/// <param name="Profile">The Fargate profile that runs it.</param>
/// <param name="Zone">The availability zone; null where zones play no part.</param>
/// <param name="Reason">Why there is no node.</param>
internal sealed record Placement(string? Node, string? Profile, string? Zone, string? Reason)
{
    /// <summary>Label by which a pod asks for a profile, and which tells afterwards which one it runs on.</summary>
    public const string ProfileLabel = "eks.amazonaws.com/fargate-profile";

    /// <summary>Node of all pods that no Fargate profile selects.</summary>
    public const string OrdinaryNode = "ip-10-0-0-10.ec2.internal";

    private const string NoCapacity = "Capacity is unavailable at this time. Please try again later or in a different availability zone";

    /// <summary>Stands for the micro machines of all Fargate pods in a zone.</summary>
    public static string FargateNode(string? zone)
        => zone is null ? "fargate-ip-10-0-0-20.ec2.internal" : $"fargate-ip-10-0-0-20.{zone}.ec2.internal";

    /// <summary>
    /// The label names the profile; without it the first by name that selects the pod is taken ("Fargate profile components" in the EKS
    /// user guide). Of a profile's zones always the first is taken that is there: Fargate promises nothing about them and ignores
    /// topologySpreadConstraints (same page; aws/containers-roadmap#824), and the worst that it may do is to fill one.
    /// </summary>
    public static Placement Of(V1Pod pod, IFargateProfiles? fargate, ClusterCapacity capacity)
    {
        if (capacity.Refusal(pod) is { } refusal) return Nowhere(refusal);
        if (ProfileOf(pod, fargate) is { } profile) return InProfile(profile, fargate!.ZonesOf(profile), capacity);
        return pod.GetLabel(ProfileLabel) is { } wanted && fargate is not null
            ? Nowhere($"Misconfigured Fargate Profile: fargate profile {wanted} is not ACTIVE or does not select the pod")
            : new Placement(OrdinaryNode, null, null, null);
    }

    /// <summary>Why a pod that runs on Fargate can run there no longer; null when it can.</summary>
    public static string? Stranding(V1Pod pod, IFargateProfiles fargate, ClusterCapacity capacity)
    {
        if (pod.Spec.NodeName?.StartsWith("fargate-", StringComparison.Ordinal) != true) return null;
        if (ClusterCapacity.ZoneOf(pod) is { } zone && capacity.IsLost(zone))
        {
            return $"Node {pod.Spec.NodeName} is not ready: availability zone {zone} is lost";
        }

        return ProfileOf(pod, fargate) is null ? $"Fargate profile {pod.GetLabel(ProfileLabel)} is no longer ACTIVE" : null;
    }

    private static Placement InProfile(string profile, IReadOnlyList<string> zones, ClusterCapacity capacity)
    {
        if (zones.Count == 0) return new Placement(FargateNode(null), profile, null, null);
        var zone = zones.Order(StringComparer.Ordinal).FirstOrDefault(zone => !capacity.IsLost(zone));
        return zone is null ? Nowhere(NoCapacity) : new Placement(FargateNode(zone), profile, zone, null);
    }

    private static Placement Nowhere(string reason) => new(null, null, null, reason);

    private static string? ProfileOf(V1Pod pod, IFargateProfiles? fargate)
        => fargate?.ProfileFor(pod.Metadata.NamespaceProperty, (pod.Metadata.Labels ?? new Dictionary<string, string>()).ToDictionary());
}
