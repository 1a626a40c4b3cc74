namespace Wallet.Operator.Platform.Profiles;

/// <summary>Defaults that the operator's installation gives, not the environment.</summary>
/// <param name="EksClusterName">EKS cluster of platforms that name none.</param>
internal sealed record OperatorDefaults(string? EksClusterName);
