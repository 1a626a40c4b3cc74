using System.IO.Enumeration;
using k8s.Models;

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

    public static Placement Of(V1Pod pod, IReadOnlyList<FargateProfile> profiles)
    {
        var wanted = pod.GetLabel(ProfileLabel);
        var candidates = profiles.Where(profile => (wanted is null || profile.Name == wanted) && Selects(profile, pod)).ToList();
        if (candidates.OrderBy(profile => profile.Name, StringComparer.Ordinal).FirstOrDefault(IsActive) is { } active)
            return new Placement(FargateNode, active.Name, null);
        if (wanted is not null)
            return new Placement(null, null, $"Misconfigured Fargate Profile: fargate profile {wanted} is not active or does not select the pod");
        return candidates.Count > 0
            ? new Placement(null, null, $"fargate profile {candidates[0].Name} is {candidates[0].Status}")
            : new Placement(OrdinaryNode, null, null);
    }

    public static bool IsActive(FargateProfile profile) => profile.Status == "ACTIVE";

    public static bool Selects(FargateProfile profile, V1Pod pod)
        => profile.Selectors.Any(
            selector => FileSystemName.MatchesSimpleExpression(selector.Namespace, pod.Metadata.NamespaceProperty, ignoreCase: false)
                && Objects.Matches(selector.Labels.ToDictionary(), pod.Metadata.Labels));
}
