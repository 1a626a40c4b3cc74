namespace Wallet.Operator.Platform.Settings;

/// <summary>Fargate profiles.</summary>
/// <param name="ProfilePerZone">One profile per zone, for an even spread.</param>
/// <param name="PodExecutionRoleArn">Use this role instead of creating one.</param>
internal sealed record ComputeSettings(bool ProfilePerZone, string? PodExecutionRoleArn);
