namespace Wallet.Operator.Platform;

/// <summary>Labels of Kubernetes objects; their values for pods are part of the contract with the API (config/contract).</summary>
internal static class PlatformLabels
{
    /// <summary>Name of the program.</summary>
    public const string Name = "app.kubernetes.io/name";

    /// <summary>Name of the platform.</summary>
    public const string Instance = "app.kubernetes.io/instance";

    /// <summary>What it belongs to.</summary>
    public const string PartOf = "app.kubernetes.io/part-of";

    /// <summary>Who keeps it.</summary>
    public const string ManagedBy = "app.kubernetes.io/managed-by";

    /// <summary>Its part: distinguishes the pods that serve from those that migrate.</summary>
    public const string Component = "app.kubernetes.io/component";

    /// <summary>
    /// Uid of the platform, on objects and not on pods: it says whose they are when their owner reference is gone, as after
    /// <c>kubectl delete --cascade=orphan</c>.
    /// </summary>
    public const string Uid = "wallet-operator.io/uid";

    /// <summary>Availability zone that a Deployment and its pods are for.</summary>
    public const string Zone = "wallet-operator.io/zone";

    /// <summary>The label by which a pod chooses its Fargate profile, and which says afterwards on which one it runs.</summary>
    public const string FargateProfile = "eks.amazonaws.com/fargate-profile";

    /// <summary>Value of <see cref="PartOf"/>.</summary>
    public const string PartOfValue = "wallet-platform";
}
