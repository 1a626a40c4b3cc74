using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Database.Members;

/// <summary>What the instances of the cluster have in common.</summary>
/// <param name="WriterClass">Class of the writer.</param>
/// <param name="ReaderClass">Class of the readers.</param>
/// <param name="Count">Writer and readers.</param>
/// <param name="MaintenanceWindow">Weekly window.</param>
/// <param name="AutoMinorUpgrade">Whether AWS may install minor versions.</param>
/// <param name="MonitoringSeconds">Enhanced monitoring; 0 is off.</param>
/// <param name="MonitoringRoleArn">Its role; null when it is off.</param>
/// <param name="InsightsDays">Performance Insights; 0 is off.</param>
/// <param name="KeyArn">Key of Performance Insights.</param>
internal sealed record MemberDesired(
    string WriterClass,
    string ReaderClass,
    int Count,
    string MaintenanceWindow,
    bool AutoMinorUpgrade,
    int MonitoringSeconds,
    string? MonitoringRoleArn,
    int InsightsDays,
    string KeyArn)
{
    /// <summary>Of one platform.</summary>
    public static MemberDesired For(DatabaseSettings settings, SecurityFacts security) => new(
        settings.WriterClass,
        settings.ReaderClass,
        1 + settings.Readers,
        settings.MaintenanceWindow,
        EngineVersion.IsChannel(settings.EngineVersion),
        (int)settings.MonitoringInterval.TotalSeconds,
        settings.MonitoringInterval > TimeSpan.Zero ? security.MonitoringRoleArn : null,
        settings.PerformanceInsightsRetentionDays,
        security.KeyArns[DatabaseNames.Component]);
}
