using System.Diagnostics;
using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Cache.Parameters;

namespace Wallet.Operator.Cache;

/// <summary>Carries out changes, one call each.</summary>
internal sealed class CacheWriter(
    AwsRegion aws, ItemReader<ParameterGroupObserved?> groups, ItemReader<IReadOnlyDictionary<string, string>> tags)
{
    private readonly IAmazonElastiCache _cache = aws.Clients.ElastiCache;

    /// <summary>Carries out one change. Whatever comes of it, what was read before serves nobody any more.</summary>
    /// <param name="change">The change.</param>
    /// <param name="name">Name that replication group and parameter group share.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task ApplyAsync(CacheChange change, string name, CancellationToken ct)
    {
        try
        {
            await SendAsync(change, ct);
        }
        finally
        {
            aws.Fleet.ReplicationGroups.Mutated();
            aws.Fleet.CacheClusters.Mutated();
            groups.Mutated(name);
            tags.Mutated(name);
        }
    }

    private Task SendAsync(CacheChange change, CancellationToken ct) => change switch
    {
        CacheChange.CreateParameterGroup create => _cache.CreateCacheParameterGroupAsync(new()
        {
            CacheParameterGroupName = create.Group.Name,
            CacheParameterGroupFamily = create.Group.Family,
            Description = "Parameters of the wallet platform's cache",
            Tags = create.Group.Tags.ToElastiCache(),
        }, ct),
        CacheChange.SetParameters set => _cache.ModifyCacheParameterGroupAsync(
            new() { CacheParameterGroupName = set.Group, ParameterNameValues = [.. set.Parameters] }, ct),
        CacheChange.ResetParameters reset => _cache.ResetCacheParameterGroupAsync(
            new() { CacheParameterGroupName = reset.Group, ParameterNameValues = [.. reset.Parameters] }, ct),
        CacheChange.DeleteParameterGroup delete => _cache.DeleteCacheParameterGroupAsync(
            new() { CacheParameterGroupName = delete.Name }, ct),
        CacheChange.CreateGroup create => _cache.CreateReplicationGroupAsync(Request(create.Group), ct),
        CacheChange.Modify modify => _cache.ModifyReplicationGroupAsync(modify.Request, ct),
        CacheChange.AddReplicas add => _cache.IncreaseReplicaCountAsync(
            new() { ReplicationGroupId = add.Id, NewReplicaCount = add.To, ApplyImmediately = true }, ct),
        CacheChange.RemoveReplicas remove => _cache.DecreaseReplicaCountAsync(
            new() { ReplicationGroupId = remove.Id, NewReplicaCount = remove.To, ApplyImmediately = true }, ct),
        CacheChange.CreateSnapshot create => _cache.CreateSnapshotAsync(
            new() { SnapshotName = create.Name, ReplicationGroupId = create.Group, Tags = create.Tags.ToElastiCache() }, ct),
        CacheChange.DeleteGroup delete => _cache.DeleteReplicationGroupAsync(
            new() { ReplicationGroupId = delete.Id, RetainPrimaryCluster = false }, ct),
        CacheChange.Tag tag => TagAsync(tag, ct),
        _ => throw new UnreachableException(),
    };

    private async Task TagAsync(CacheChange.Tag tag, CancellationToken ct)
    {
        if (tag.Tags.Set.Count > 0)
            await _cache.AddTagsToResourceAsync(new() { ResourceName = tag.Arn, Tags = tag.Tags.Set.ToElastiCache() }, ct);
        if (tag.Tags.Remove.Count > 0)
            await _cache.RemoveTagsFromResourceAsync(new() { ResourceName = tag.Arn, TagKeys = [.. tag.Tags.Remove] }, ct);
    }

    private static CreateReplicationGroupRequest Request(GroupDesired group) => new()
    {
        ReplicationGroupId = group.Id,
        ReplicationGroupDescription = "Cache of the wallet platform",
        Engine = "redis",
        EngineVersion = group.Settings.EngineVersion,
        CacheNodeType = group.Settings.NodeType,
        NumCacheClusters = group.Nodes,
        AutomaticFailoverEnabled = group.HasFailover,
        MultiAZEnabled = group.HasFailover,
        CacheParameterGroupName = group.ParameterGroup,
        CacheSubnetGroupName = group.SubnetGroup,
        SecurityGroupIds = [.. group.SecurityGroupIds],
        TransitEncryptionEnabled = group.Settings.Tls,
        AuthToken = group.AuthToken?.Reveal(),
        AtRestEncryptionEnabled = group.KeyArn is not null,
        KmsKeyId = group.KeyArn,
        SnapshotRetentionLimit = group.Settings.SnapshotRetentionDays,
        SnapshotWindow = group.Settings.SnapshotWindow,
        PreferredMaintenanceWindow = group.Settings.MaintenanceWindow,
        AutoMinorVersionUpgrade = true,
        Tags = group.Tags.ToElastiCache(),
    };
}
