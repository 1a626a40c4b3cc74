namespace Wallet.Operator.Platform.Settings;

/// <summary>Keys, secrets, identities.</summary>
/// <param name="KeyPerComponent">One KMS key per component instead of one for all.</param>
/// <param name="KeyRotation">Rotation period, whole days, 90 to 2560.</param>
/// <param name="KeyDeletionWindow">Waiting time before a key is destroyed, whole days, 7 to 30.</param>
/// <param name="SecretRecoveryWindow">Recovery window of deleted secrets, whole days, 7 to 30.</param>
/// <param name="PermissionsBoundaryArn">Boundary for the roles that the operator creates.</param>
internal sealed record SecuritySettings(
    bool KeyPerComponent, TimeSpan KeyRotation, TimeSpan KeyDeletionWindow, TimeSpan SecretRecoveryWindow, string? PermissionsBoundaryArn);
