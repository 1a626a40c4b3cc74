using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache.Group;

/// <summary>The replication group as it is, with what only its members report.</summary>
internal sealed record GroupObserved
{
    /// <summary>Identifier.</summary>
    public required string Id { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>As ElastiCache words it; of a busy member when the group itself says that it is available.</summary>
    public required string Status { get; init; }

    /// <summary>What the status means, of group and members together.</summary>
    public required StoreLifecycle Lifecycle { get; init; }

    /// <summary>Node type.</summary>
    public required string NodeType { get; init; }

    /// <summary>Primary and replicas.</summary>
    public required int Nodes { get; init; }

    /// <summary>Engine version; null until a member reports it.</summary>
    public required string? Version { get; init; }

    /// <summary>Parameter group; null until a member reports it.</summary>
    public required string? ParameterGroup { get; init; }

    /// <summary>Security groups.</summary>
    public required IReadOnlyList<string> SecurityGroupIds { get; init; }

    /// <summary>Weekly maintenance window; null until a member reports it.</summary>
    public required string? MaintenanceWindow { get; init; }

    /// <summary>Daily snapshot window.</summary>
    public required string SnapshotWindow { get; init; }

    /// <summary>Automatic snapshots kept, days; 0 is off.</summary>
    public required int SnapshotRetentionDays { get; init; }

    /// <summary>A replica takes over for a lost primary.</summary>
    public required bool HasFailover { get; init; }

    /// <summary>Nodes are spread over zones.</summary>
    public required bool IsMultiZone { get; init; }

    /// <summary>Speaks TLS.</summary>
    public required bool Tls { get; init; }

    /// <summary>Encrypted at rest.</summary>
    public required bool EncryptedAtRest { get; init; }

    /// <summary>The member that snapshots are taken of when they are turned on: a replica, if there is one.</summary>
    public required string? SnapshotSource { get; init; }

    /// <summary>Accepts a password.</summary>
    public required bool HasAuthToken { get; init; }

    /// <summary>Primary endpoint; null until there is one.</summary>
    public required string? PrimaryHost { get; init; }

    /// <summary>TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>Tags; null while ElastiCache does not show them.</summary>
    public required IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Whether it has the wanted engine version, or has not said its own yet.</summary>
    public bool MaySatisfy(string wanted) => Version is not { } version || RedisVersion.IsSatisfied(wanted, version);

    /// <summary>Of ElastiCache's answers about the group and its members.</summary>
    public static GroupObserved From(
        ReplicationGroup group, IReadOnlyList<CacheCluster> members, IReadOnlyDictionary<string, string>? tags)
    {
        // During a change the group may already say that it is available while its members are still at work.
        var busy = group.Status == "available" ? members.FirstOrDefault(member => member.CacheClusterStatus != "available") : null;
        var status = busy?.CacheClusterStatus ?? group.Status ?? "";
        var first = members.Count > 0 ? members[0] : null;
        var primary = group.NodeGroups?.FirstOrDefault()?.PrimaryEndpoint;
        var pending = group.PendingModifiedValues;
        var hasPending = pending is { AutomaticFailoverStatus: not null } or { AuthTokenStatus: not null } or { PrimaryClusterId: not null }
            || members.Any(member => member.PendingModifiedValues is { CacheNodeType: not null } or { EngineVersion: not null });
        return new GroupObserved
        {
            Id = group.ReplicationGroupId ?? "",
            Arn = group.ARN ?? "",
            Status = status,
            Lifecycle = CacheStatus.Of(status) is StoreLifecycle.Available && hasPending ? StoreLifecycle.Changing : CacheStatus.Of(status),
            NodeType = group.CacheNodeType ?? "",
            Nodes = group.MemberClusters?.Count ?? 0,
            Version = first?.EngineVersion,
            ParameterGroup = first?.CacheParameterGroup?.CacheParameterGroupName,
            SecurityGroupIds = [.. (first?.SecurityGroups ?? []).Select(membership => membership.SecurityGroupId ?? "")],
            MaintenanceWindow = first?.PreferredMaintenanceWindow,
            SnapshotWindow = group.SnapshotWindow ?? "",
            SnapshotRetentionDays = group.SnapshotRetentionLimit ?? 0,
            HasFailover = group.AutomaticFailover?.Value is "enabled" or "enabling",
            IsMultiZone = group.MultiAZ == MultiAZStatus.Enabled,
            Tls = group.TransitEncryptionEnabled ?? false,
            EncryptedAtRest = group.AtRestEncryptionEnabled ?? false,
            SnapshotSource = members.Count > 0 ? members[^1].CacheClusterId : null,
            HasAuthToken = group.AuthTokenEnabled ?? false,
            PrimaryHost = primary?.Address,
            Port = primary?.Port ?? 0,
            Tags = tags,
        };
    }
}
