using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database.Cluster;

/// <summary>
/// The Aurora cluster as it is: what decisions are made by. Fields that the spec rules are read by <see cref="ClusterFields"/>.
/// </summary>
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

    /// <summary>Some values are on their way.</summary>
    public required bool HasPending { get; init; }

    /// <summary>Engine version; one on its way counts as there.</summary>
    public required string Version { get; init; }

    /// <summary>Key of the storage; null when it is not encrypted.</summary>
    public required string? KeyArn { get; init; }

    /// <summary>Writer endpoint; null until there is one.</summary>
    public required string? WriterHost { get; init; }

    /// <summary>Reader endpoint.</summary>
    public required string? ReaderHost { get; init; }

    /// <summary>TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>Its members by name, and whether each is the writer.</summary>
    public required IReadOnlyDictionary<string, bool> Roles { get; init; }

    /// <summary>Tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>RDS's answer, for the fields that the spec rules.</summary>
    public required DBCluster Answer { get; init; }

    /// <summary>What the status means.</summary>
    public StoreLifecycle Lifecycle => RdsStatus.Of(Status);

    /// <summary>Open to changes, and none is on its way.</summary>
    public bool IsIdle => Lifecycle == StoreLifecycle.Available && !HasPending;

    /// <summary>Whether StartDBCluster is what brings it back.</summary>
    public bool IsStartable => Lifecycle == StoreLifecycle.Stopped || Status == RdsStatus.KeyInaccessible;

    /// <summary>Of RDS's answer.</summary>
    public static ClusterObserved From(DBCluster cluster)
    {
        var pending = cluster.PendingModifiedValues;
        return new ClusterObserved
        {
            Id = cluster.DBClusterIdentifier ?? "",
            Arn = cluster.DBClusterArn ?? "",
            ResourceId = cluster.DbClusterResourceId ?? "",
            Status = cluster.Status ?? "",
            HasPending = pending is { EngineVersion: not null } or { BackupRetentionPeriod: not null } or { MasterUserPassword: not null }
                or { IAMDatabaseAuthenticationEnabled: not null } or { PendingCloudwatchLogsExports: not null },
            Version = pending?.EngineVersion ?? cluster.EngineVersion ?? "",
            KeyArn = cluster.StorageEncrypted is true ? cluster.KmsKeyId : null,
            WriterHost = cluster.Endpoint,
            ReaderHost = cluster.ReaderEndpoint,
            Port = cluster.Port ?? 0,
            Roles = (cluster.DBClusterMembers ?? []).ToDictionary(
                member => member.DBInstanceIdentifier ?? "", member => member.IsClusterWriter ?? false, StringComparer.OrdinalIgnoreCase),
            Tags = cluster.TagList.FromTags(),
            Answer = cluster,
        };
    }
}
