namespace Wallet.Operator.Platform.Spec;

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
