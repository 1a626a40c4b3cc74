namespace Wallet.Operator.Platform.Profiles;

/// <summary>Defaults that the operator's installation gives, not the environment.</summary>
/// <param name="EksClusterName">EKS cluster of platforms that name none.</param>
internal sealed record OperatorDefaults(string? EksClusterName)
{
    /// <summary>Permissions boundary that every role must have: of specs that name none, and the only one that others may name.</summary>
    public string? PermissionsBoundaryArn { get; init; }
}
