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

    /// <summary>Its part: tells the pods that serve from those that migrate.</summary>
    public const string Component = "app.kubernetes.io/component";

    /// <summary>Value of <see cref="PartOf"/>.</summary>
    public const string PartOfValue = "wallet-platform";
}
