namespace Wallet.Operator.Platform.Spec;

/// <summary>ElastiCache replication group, one shard.</summary>
internal sealed record CacheSpec
{
    /// <summary>Require a password.</summary>
    public bool? AuthToken { get; init; }

    /// <summary>Encryption at rest with the platform's key.</summary>
    public bool? EncryptionAtRest { get; init; }

    /// <summary>Redis engine version.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>Weekly window, UTC, at least 60 minutes.</summary>
    public string? MaintenanceWindow { get; init; }

    /// <summary>Node type, e.g. cache.r6g.large.</summary>
    public string? NodeType { get; init; }

    /// <summary>Parameters set besides those that the operator sets.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>Replicas beside the primary; 1 or more gives automatic failover. 0 to 5.</summary>
    public int? Replicas { get; init; }

    /// <summary>Automatic snapshots.</summary>
    public CacheSnapshotSpec? Snapshot { get; init; }

    /// <summary>Encryption in transit.</summary>
    public bool? Tls { get; init; }
}

/// <summary>Automatic snapshots.</summary>
internal sealed record CacheSnapshotSpec
{
    /// <summary>0 is off. 0 to 35.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>Daily window, UTC, at least 60 minutes.</summary>
    public string? Window { get; init; }
}
