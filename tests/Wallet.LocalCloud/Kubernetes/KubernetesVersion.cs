namespace Wallet.LocalCloud.Kubernetes;

/// <summary>A minor version 1.x of Kubernetes: what its API server knows and takes.</summary>
public readonly record struct KubernetesVersion(int Minor)
{
    /// <summary>The version whose answers were recorded.</summary>
    public static KubernetesVersion Recorded { get; } = new(36);

    /// <summary>As <c>/version</c> shows it.</summary>
    public string Git => this == Recorded ? "v1.36.2" : $"v1.{Minor}.0";

    /// <summary>Environment variables may have any printable name without <c>=</c>: KEP-4369, on by default since 1.32.</summary>
    internal bool RelaxesEnvironmentNames => Minor >= 32;

    /// <summary>
    /// Services may begin with a digit: KEP-5311, alpha in 1.34, stable in 1.37. A real 1.36.2 with its defaults refused it still.
    /// </summary>
    internal bool RelaxesServiceNames => Minor >= 37;

    /// <summary>The field <c>preStop.sleep</c> is served: KEP-3960, on by default since 1.30.</summary>
    internal bool KnowsSleep => Minor >= 30;
}
