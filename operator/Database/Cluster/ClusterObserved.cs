using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database.Cluster;

/// <summary>The Aurora cluster as it is; values on their way count as there.</summary>
internal sealed record ClusterObserved
{
    /// <summary>Identifier.</summary>
    public required string Id { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Identity of this very cluster: another one under the same identifier has another.</summary>
    public required string ResourceId { get; init; }

    /// <summary>As RDS words it.</summary>
    public required string Status { get; init; }

    /// <summary>What the status means.</summary>
    public required StoreLifecycle Lifecycle { get; init; }

    /// <summary>Some values are on their way.</summary>
    public required bool HasPending { get; init; }

    /// <summary>Engine version.</summary>
    public required string Version { get; init; }

    /// <summary>Days that point-in-time restore reaches back.</summary>
    public required int BackupRetentionDays { get; init; }

    /// <summary>Daily backup window.</summary>
    public required string BackupWindow { get; init; }

    /// <summary>Weekly maintenance window.</summary>
    public required string MaintenanceWindow { get; init; }

    /// <summary>Whether the AWS API refuses to delete it.</summary>
    public required bool DeletionProtection { get; init; }

    /// <summary>Whether snapshots carry the cluster's tags.</summary>
    public required bool CopyTagsToSnapshot { get; init; }

    /// <summary>Logs sent to CloudWatch.</summary>
    public required IReadOnlyList<string> LogExports { get; init; }

    /// <summary>Security groups.</summary>
    public required IReadOnlyList<string> SecurityGroupIds { get; init; }

    /// <summary>Cluster parameter group.</summary>
    public required string ParameterGroup { get; init; }

    /// <summary><c>aurora</c> or <c>aurora-iopt1</c>.</summary>
    public required string StorageType { get; init; }

    /// <summary>Key of the storage; null when it is not encrypted.</summary>
    public required string? KeyArn { get; init; }

    /// <summary>Writer endpoint; null until there is one.</summary>
    public required string? WriterHost { get; init; }

    /// <summary>Reader endpoint.</summary>
    public required string? ReaderHost { get; init; }

    /// <summary>TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>Tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Of RDS's answer.</summary>
    public static ClusterObserved From(DBCluster cluster)
    {
        var pending = cluster.PendingModifiedValues;
        var logs = pending?.PendingCloudwatchLogsExports;
        return new ClusterObserved
        {
            Id = cluster.DBClusterIdentifier ?? "",
            Arn = cluster.DBClusterArn ?? "",
            ResourceId = cluster.DbClusterResourceId ?? "",
            Status = cluster.Status ?? "",
            Lifecycle = RdsStatus.Of(cluster.Status),
            HasPending = pending is { EngineVersion: not null } or { BackupRetentionPeriod: not null } or { MasterUserPassword: not null }
                or { IAMDatabaseAuthenticationEnabled: not null } or { PendingCloudwatchLogsExports: not null },
            Version = pending?.EngineVersion ?? cluster.EngineVersion ?? "",
            BackupRetentionDays = pending?.BackupRetentionPeriod ?? cluster.BackupRetentionPeriod ?? 0,
            BackupWindow = cluster.PreferredBackupWindow ?? "",
            MaintenanceWindow = cluster.PreferredMaintenanceWindow ?? "",
            DeletionProtection = cluster.DeletionProtection ?? false,
            CopyTagsToSnapshot = cluster.CopyTagsToSnapshot ?? false,
            LogExports = [.. (cluster.EnabledCloudwatchLogsExports ?? [])
                .Except(logs?.LogTypesToDisable ?? []).Union(logs?.LogTypesToEnable ?? []).Order(StringComparer.Ordinal)],
            SecurityGroupIds = [.. (cluster.VpcSecurityGroups ?? []).Select(group => group.VpcSecurityGroupId ?? "")],
            ParameterGroup = cluster.DBClusterParameterGroup ?? "",
            StorageType = cluster.StorageType is { Length: > 0 } type ? type : "aurora", // RDS does not echo the default.
            KeyArn = cluster.StorageEncrypted is true ? cluster.KmsKeyId : null,
            WriterHost = cluster.Endpoint,
            ReaderHost = cluster.ReaderEndpoint,
            Port = cluster.Port ?? 0,
            Tags = cluster.TagList.FromTags(),
        };
    }
}
