using Amazon.ElastiCache.Model;
using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using CacheAddTags = Amazon.ElastiCache.Model.AddTagsToResourceRequest;
using RdsAddTags = Amazon.RDS.Model.AddTagsToResourceRequest;

namespace Wallet.Operator.Network.SubnetGroups;

/// <summary>Writes the subnet groups of database (RDS) and cache (ElastiCache).</summary>
internal sealed class SubnetGroupWriter(AwsClients aws)
{
    /// <summary>Makes a group.</summary>
    public Task CreateAsync(SubnetGroupDesired group, CancellationToken ct) => group.Kind == SubnetGroupKind.Database
        ? aws.RDS.CreateDBSubnetGroupAsync(
            new CreateDBSubnetGroupRequest
            {
                DBSubnetGroupName = group.Name,
                DBSubnetGroupDescription = group.Description,
                SubnetIds = [.. group.SubnetIds],
                Tags = group.Tags.ToRds(),
            },
            ct)
        : aws.ElastiCache.CreateCacheSubnetGroupAsync(
            new CreateCacheSubnetGroupRequest
            {
                CacheSubnetGroupName = group.Name,
                CacheSubnetGroupDescription = group.Description,
                SubnetIds = [.. group.SubnetIds],
                Tags = group.Tags.ToElastiCache(),
            },
            ct);

    /// <summary>Sets a group's subnets.</summary>
    public Task ModifyAsync(SubnetGroupDesired group, CancellationToken ct) => group.Kind == SubnetGroupKind.Database
        ? aws.RDS.ModifyDBSubnetGroupAsync(
            new ModifyDBSubnetGroupRequest { DBSubnetGroupName = group.Name, SubnetIds = [.. group.SubnetIds] }, ct)
        : aws.ElastiCache.ModifyCacheSubnetGroupAsync(
            new ModifyCacheSubnetGroupRequest { CacheSubnetGroupName = group.Name, SubnetIds = [.. group.SubnetIds] }, ct);

    /// <summary>Sets tags.</summary>
    public Task TagAsync(SubnetGroupKind kind, string arn, IReadOnlyDictionary<string, string> tags, CancellationToken ct)
        => kind == SubnetGroupKind.Database
            ? aws.RDS.AddTagsToResourceAsync(new RdsAddTags { ResourceName = arn, Tags = tags.ToRds() }, ct)
            : aws.ElastiCache.AddTagsToResourceAsync(new CacheAddTags { ResourceName = arn, Tags = tags.ToElastiCache() }, ct);

    /// <summary>Removes a group.</summary>
    public Task DeleteAsync(SubnetGroupKind kind, string name, CancellationToken ct) => kind == SubnetGroupKind.Database
        ? aws.RDS.DeleteDBSubnetGroupAsync(new DeleteDBSubnetGroupRequest { DBSubnetGroupName = name }, ct)
        : aws.ElastiCache.DeleteCacheSubnetGroupAsync(new DeleteCacheSubnetGroupRequest { CacheSubnetGroupName = name }, ct);
}
