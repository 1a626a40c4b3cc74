namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>A node of a replication group.</summary>
internal sealed class CacheMember
{
    public required string Id { get; init; }

    public required string Zone { get; init; }

    public required string NetworkInterface { get; init; }

    public required DateTimeOffset Created { get; init; }

    public string Status { get; set; } = "creating";

    public bool IsPrimary { get; set; }

    /// <summary>It does not answer: its turn in a change that restarts it, or it hands over the primary's role.</summary>
    public AwayCause? Out { get; set; }

    /// <summary>A node type that waits for the maintenance window or is being taken.</summary>
    public string? PendingNodeType { get; set; }
}
