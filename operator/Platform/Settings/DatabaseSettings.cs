using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Settings;

/// <summary>Aurora MySQL: one writer, readers, parameters, backups.</summary>
internal sealed record DatabaseSettings
{
    /// <summary>Version or channel, e.g. <c>8.0.mysql_aurora.3</c> (newest of the channel at creation).</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Name of the first database.</summary>
    public required string Name { get; init; }

    /// <summary>Administrator's user name.</summary>
    public required string MasterUsername { get; init; }

    /// <summary>TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>Class of the writer, e.g. <c>db.r6g.2xlarge</c>.</summary>
    public required string WriterClass { get; init; }

    /// <summary>Class of the readers.</summary>
    public required string ReaderClass { get; init; }

    /// <summary>Number of readers, 0 to 15.</summary>
    public required int Readers { get; init; }

    /// <summary>max_connections.</summary>
    public required int MaxConnections { get; init; }

    /// <summary>Cluster parameters besides those that the operator sets, by name.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary><c>aurora</c> or <c>aurora-iopt1</c>.</summary>
    public required string StorageType { get; init; }

    /// <summary>Days that point-in-time restore reaches back, 1 to 35.</summary>
    public required int BackupRetentionDays { get; init; }

    /// <summary>Daily, UTC, hh:mm-hh:mm.</summary>
    public required string BackupWindow { get; init; }

    /// <summary>Weekly, UTC, ddd:hh:mm-ddd:hh:mm.</summary>
    public required string MaintenanceWindow { get; init; }

    /// <summary>Refuse deletion at the AWS API.</summary>
    public required bool DeletionProtection { get; init; }

    /// <summary>0 is off.</summary>
    public required int PerformanceInsightsRetentionDays { get; init; }

    /// <summary>Enhanced monitoring; zero is off.</summary>
    public required TimeSpan MonitoringInterval { get; init; }

    /// <summary>Logs sent to CloudWatch.</summary>
    public required IReadOnlyList<string> LogExports { get; init; }

    /// <summary>Create from a backup; null creates an empty cluster.</summary>
    public RestoreFromSpec? RestoreFrom { get; init; }
}
