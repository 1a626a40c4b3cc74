namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>The Fargate profiles of the cluster, as EKS has them at the moment.</summary>
public interface IFargateProfiles
{
    /// <summary>All profiles that exist, in every state.</summary>
    IReadOnlyList<FargateProfile> Profiles { get; }
}

/// <summary>One Fargate profile.</summary>
/// <param name="Name">Its name, which a pod may ask for with the label <c>eks.amazonaws.com/fargate-profile</c>.</param>
/// <param name="Status">CREATING, ACTIVE, DELETING, CREATE_FAILED or DELETE_FAILED.</param>
/// <param name="Selectors">Which pods it runs: any of them is enough.</param>
public sealed record FargateProfile(string Name, string Status, IReadOnlyList<FargateSelector> Selectors);

/// <summary>A namespace (with <c>*</c> and <c>?</c> as wildcards) and labels that a pod must have all of.</summary>
public sealed record FargateSelector(string Namespace, IReadOnlyDictionary<string, string> Labels);
