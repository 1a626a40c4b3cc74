using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database.Members;

/// <summary>An instance of the cluster as it is; values on their way count as there.</summary>
internal sealed record MemberObserved
{
    /// <summary>Identifier.</summary>
    public required string Id { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>As RDS words it.</summary>
    public required string Status { get; init; }

    /// <summary>What the status means.</summary>
    public required StoreLifecycle Lifecycle { get; init; }

    /// <summary>Some values are on their way.</summary>
    public required bool HasPending { get; init; }

    /// <summary>Takes writes.</summary>
    public required bool IsWriter { get; init; }

    /// <summary>Runs with older static parameters than its group has.</summary>
    public required bool NeedsReboot { get; init; }

    /// <summary>Instance class.</summary>
    public required string Class { get; init; }

    /// <summary>Weekly maintenance window.</summary>
    public required string MaintenanceWindow { get; init; }

    /// <summary>Whether AWS may install minor versions.</summary>
    public required bool AutoMinorUpgrade { get; init; }

    /// <summary>Reachable from the internet.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Enhanced monitoring; 0 is off.</summary>
    public required int MonitoringSeconds { get; init; }

    /// <summary>Its role.</summary>
    public required string? MonitoringRoleArn { get; init; }

    /// <summary>Performance Insights; 0 is off.</summary>
    public required int InsightsDays { get; init; }

    /// <summary>Tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Of RDS's answers about the cluster and the instance.</summary>
    public static MemberObserved From(DBInstance instance, DBClusterMember? member) => new()
    {
        Id = instance.DBInstanceIdentifier ?? "",
        Arn = instance.DBInstanceArn ?? "",
        Status = instance.DBInstanceStatus ?? "",
        Lifecycle = RdsStatus.Of(instance.DBInstanceStatus),
        HasPending = instance.PendingModifiedValues is { DBInstanceClass: not null } or { EngineVersion: not null },
        IsWriter = member?.IsClusterWriter ?? false,
        NeedsReboot = member?.DBClusterParameterGroupStatus == "pending-reboot",
        Class = instance.PendingModifiedValues?.DBInstanceClass ?? instance.DBInstanceClass ?? "",
        MaintenanceWindow = instance.PreferredMaintenanceWindow ?? "",
        AutoMinorUpgrade = instance.AutoMinorVersionUpgrade ?? false,
        IsPublic = instance.PubliclyAccessible ?? false,
        MonitoringSeconds = instance.MonitoringInterval ?? 0,
        MonitoringRoleArn = instance.MonitoringInterval is > 0 ? instance.MonitoringRoleArn : null,
        InsightsDays = instance.PerformanceInsightsEnabled is true ? instance.PerformanceInsightsRetentionPeriod ?? 0 : 0,
        Tags = instance.TagList.FromTags(),
    };
}
