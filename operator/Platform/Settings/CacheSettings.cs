namespace Wallet.Operator.Platform.Settings;

/// <summary>ElastiCache replication group, one shard.</summary>
internal sealed record CacheSettings
{
    /// <summary>Redis engine version, e.g. <c>7.0</c>.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Node type, e.g. <c>cache.r6g.large</c>.</summary>
    public required string NodeType { get; init; }

    /// <summary>Replicas beside the primary, 0 to 5; 1 or more gives automatic failover.</summary>
    public required int Replicas { get; init; }

    /// <summary>Parameters besides those that the operator sets.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Encryption in transit.</summary>
    public required bool Tls { get; init; }

    /// <summary>Require a password.</summary>
    public required bool AuthToken { get; init; }

    /// <summary>Encryption at rest with the platform's key.</summary>
    public required bool EncryptionAtRest { get; init; }

    /// <summary>Automatic snapshots kept, days; 0 is off.</summary>
    public required int SnapshotRetentionDays { get; init; }

    /// <summary>Daily, UTC, hh:mm-hh:mm.</summary>
    public required string SnapshotWindow { get; init; }

    /// <summary>Weekly, UTC, ddd:hh:mm-ddd:hh:mm.</summary>
    public required string MaintenanceWindow { get; init; }
}
