namespace Wallet.Operator.Platform.Spec;

/// <summary>Aurora MySQL: one writer, readers, parameters, backups.</summary>
internal sealed record DatabaseSpec
{
    /// <summary>Automated backups.</summary>
    public DatabaseBackupSpec? Backup { get; init; }

    /// <summary>Refuse deletion at the AWS API.</summary>
    public bool? DeletionProtection { get; init; }

    /// <summary>Engine version or channel, e.g. 8.0.mysql_aurora.3 (newest supported of the channel) or 8.0.mysql_aurora.3.08.0.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>Class of the readers, and of the writer unless writerInstanceClass is set, e.g. db.r6g.2xlarge.</summary>
    public string? InstanceClass { get; init; }

    /// <summary>Logs sent to CloudWatch. Of audit, error, general, slowquery.</summary>
    public IReadOnlyList<string>? LogExports { get; init; }

    /// <summary>Weekly window, UTC, ddd:hh:mm-ddd:hh:mm, at least 30 minutes.</summary>
    public string? MaintenanceWindow { get; init; }

    /// <summary>Administrator's user name.</summary>
    public string? MasterUsername { get; init; }

    /// <summary>max_connections of the cluster. 10 to 16000.</summary>
    public int? MaxConnections { get; init; }

    /// <summary>Enhanced monitoring, 0 is off. One of 0, 1, 5, 10, 15, 30, 60.</summary>
    public int? MonitoringIntervalSeconds { get; init; }

    /// <summary>Name of the first database.</summary>
    public string? Name { get; init; }

    /// <summary>Cluster parameters set besides those that the operator sets, by name.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>0 (off), 7, 731 or a multiple of 31 up to 713. 0 to 731.</summary>
    public int? PerformanceInsightsRetentionDays { get; init; }

    /// <summary>TCP port. 1150 to 65535.</summary>
    public int? Port { get; init; }

    /// <summary>Number of readers. 0 to 15.</summary>
    public int? Readers { get; init; }

    /// <summary>Create the cluster from a backup. Immutable.</summary>
    public RestoreFromSpec? RestoreFrom { get; init; }

    /// <summary>aurora (pay per I/O) or aurora-iopt1 (I/O included). One of aurora, aurora-iopt1.</summary>
    public string? StorageType { get; init; }

    /// <summary>Class of the writer.</summary>
    public string? WriterInstanceClass { get; init; }
}

/// <summary>Automated backups.</summary>
internal sealed record DatabaseBackupSpec
{
    /// <summary>Days that point-in-time restore reaches back. 1 to 35.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>Daily window, UTC, hh:mm-hh:mm, at least 30 minutes.</summary>
    public string? Window { get; init; }
}

/// <summary>Create the cluster from a backup. Immutable.</summary>
internal sealed record RestoreFromSpec
{
    /// <summary>Cluster to restore to a point in time.</summary>
    public string? ClusterIdentifier { get; init; }

    /// <summary>Cluster snapshot.</summary>
    public string? SnapshotIdentifier { get; init; }

    /// <summary>Point in time, RFC 3339. Latest when left out.</summary>
    public DateTimeOffset? Time { get; init; }
}
