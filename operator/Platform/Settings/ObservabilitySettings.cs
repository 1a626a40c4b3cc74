namespace Wallet.Operator.Platform.Settings;

/// <summary>Logs of everything.</summary>
/// <param name="LogRetentionDays">Days that CloudWatch keeps logs.</param>
internal sealed record ObservabilitySettings(int LogRetentionDays);
