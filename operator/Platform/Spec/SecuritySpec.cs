namespace Wallet.Operator.Platform.Spec;

/// <summary>Keys, secrets, identities.</summary>
internal sealed record SecuritySpec
{
    /// <summary>Waiting time before a key is destroyed. 7 to 30.</summary>
    public int? KeyDeletionWindowDays { get; init; }

    /// <summary>Rotation period. 90 to 2560.</summary>
    public int? KeyRotationDays { get; init; }

    /// <summary>One key for all, or one per component. One of Shared, PerComponent.</summary>
    public string? Keys { get; init; }

    /// <summary>Boundary for the roles that the operator creates.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>Recovery window of deleted secrets. 7 to 30.</summary>
    public int? SecretRecoveryDays { get; init; }
}
