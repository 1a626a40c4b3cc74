using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Database.Members;

/// <summary>The classes of the instances.</summary>
/// <param name="Writer">Class of the writer.</param>
/// <param name="Reader">Class of the readers.</param>
internal sealed record MemberClasses(string Writer, string Reader)
{
    /// <summary>One class for all.</summary>
    public bool AreOne => Writer == Reader;

    /// <summary>Of the spec.</summary>
    public static MemberClasses Of(DatabaseSettings settings) => new(settings.WriterClass, settings.ReaderClass);
}

/// <summary>What the instances of the cluster have in common.</summary>
/// <param name="Classes">Their classes.</param>
/// <param name="Count">Writer and readers.</param>
/// <param name="MaintenanceWindow">Weekly window.</param>
/// <param name="AutoMinorUpgrade">Whether AWS may install minor versions.</param>
/// <param name="MonitoringSeconds">Enhanced monitoring; 0 is off.</param>
/// <param name="MonitoringRoleArn">Its role; null when it is off.</param>
/// <param name="InsightsDays">Performance Insights; 0 is off.</param>
/// <param name="KeyArn">Key of Performance Insights.</param>
internal sealed record MemberDesired(
    MemberClasses Classes,
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
        MemberClasses.Of(settings),
        1 + settings.Readers,
        settings.MaintenanceWindow,
        EngineVersion.IsChannel(settings.EngineVersion),
        (int)settings.MonitoringInterval.TotalSeconds,
        settings.MonitoringInterval > TimeSpan.Zero ? security.MonitoringRoleArn : null,
        settings.PerformanceInsightsRetentionDays,
        security.KeyArns[DatabaseNames.Component]);

    /// <summary>Performance Insights of an instance: off where its class has none.</summary>
    public int InsightsDaysOf(string? instanceClass) => PerformanceInsights.IsOffered(instanceClass) ? InsightsDays : 0;
}
