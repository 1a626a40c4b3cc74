using k8s.Models;
using Wallet.LocalCloud.Aws.Eks;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Where a pod is to run.</summary>
/// <param name="Node">Node, or null when there is none for it at present.</param>
/// <param name="Profile">The Fargate profile that runs it.</param>
/// <param name="Reason">Why there is no node.</param>
internal sealed record Placement(string? Node, string? Profile, string? Reason)
{
    /// <summary>Label by which a pod asks for a profile, and which tells afterwards which one it runs on.</summary>
    public const string ProfileLabel = "eks.amazonaws.com/fargate-profile";

    /// <summary>Node of all pods that no Fargate profile selects.</summary>
    public const string OrdinaryNode = "ip-10-0-0-10.ec2.internal";

    /// <summary>Stands for the micro machines of all Fargate pods.</summary>
    public const string FargateNode = "fargate-ip-10-0-0-20.ec2.internal";

    public static Placement Of(V1Pod pod, IFargateProfiles? fargate)
    {
        if (ProfileOf(pod, fargate) is { } profile) return new Placement(FargateNode, profile, null);
        return pod.GetLabel(ProfileLabel) is { } wanted && fargate is not null
            ? new Placement(null, null, $"Misconfigured Fargate Profile: fargate profile {wanted} is not ACTIVE or does not select the pod")
            : new Placement(OrdinaryNode, null, null);
    }

    /// <summary>Whether a pod that runs on Fargate has lost its profile.</summary>
    public static bool IsStranded(V1Pod pod, IFargateProfiles fargate) => pod.Spec.NodeName == FargateNode && ProfileOf(pod, fargate) is null;

    private static string? ProfileOf(V1Pod pod, IFargateProfiles? fargate)
        => fargate?.ProfileFor(pod.Metadata.NamespaceProperty, (pod.Metadata.Labels ?? new Dictionary<string, string>()).ToDictionary());
}
