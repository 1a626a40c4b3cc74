namespace Wallet.Operator.Platform.Spec;

/// <summary>What the platform should be. Left-out fields come from the environment's profile.</summary>
internal sealed record WalletPlatformSpec
{
    /// <summary>Taking over existing resources.</summary>
    public AdoptionSpec? Adoption { get; init; }

    /// <summary>The wallet API's pods.</summary>
    public required AppSpec App { get; init; }

    /// <summary>ElastiCache replication group, one shard.</summary>
    public CacheSpec? Cache { get; init; }

    /// <summary>Fargate profiles.</summary>
    public ComputeSpec? Compute { get; init; }

    /// <summary>Estimates.</summary>
    public CostSpec? Cost { get; init; }

    /// <summary>Aurora MySQL: one writer, readers, parameters, backups.</summary>
    public DatabaseSpec? Database { get; init; }

    /// <summary>What deleting the platform does.</summary>
    public DeletionSpec? Deletion { get; init; }

    /// <summary>Profile of defaults. One of staging, production.</summary>
    public required string Environment { get; init; }

    /// <summary>MSK provisioned cluster and topics.</summary>
    public MessagingSpec? Messaging { get; init; }

    /// <summary>Where things run.</summary>
    public NetworkSpec? Network { get; init; }

    /// <summary>Logs, alarms, dashboards.</summary>
    public ObservabilitySpec? Observability { get; init; }

    /// <summary>Tag Owner.</summary>
    public string? Owner { get; init; }

    /// <summary>Observe and report, change nothing.</summary>
    public bool? Paused { get; init; }

    /// <summary>Version of the profile of defaults; pinned at creation in status, raised here.</summary>
    public string? ProfileVersion { get; init; }

    /// <summary>Tag Project.</summary>
    public string? Project { get; init; }

    /// <summary>AWS region.</summary>
    public required string Region { get; init; }

    /// <summary>Keys, secrets, identities.</summary>
    public SecuritySpec? Security { get; init; }

    /// <summary>Tags put on every AWS resource besides the operator's own.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
