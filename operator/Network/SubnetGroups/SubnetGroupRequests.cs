using Amazon.ElastiCache.Model;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using CacheAddTags = Amazon.ElastiCache.Model.AddTagsToResourceRequest;
using CacheRemoveTags = Amazon.ElastiCache.Model.RemoveTagsFromResourceRequest;
using RdsAddTags = Amazon.RDS.Model.AddTagsToResourceRequest;
using RdsRemoveTags = Amazon.RDS.Model.RemoveTagsFromResourceRequest;

namespace Wallet.Operator.Network.SubnetGroups;

/// <summary>Changes of the subnet groups of database (RDS) and cache (ElastiCache).</summary>
internal static class SubnetGroupRequests
{
    private static readonly TagRequests DatabaseTags = new(
        (arn, set) => new RdsAddTags { ResourceName = arn, Tags = set.ToRds() },
        (arn, keys) => new RdsRemoveTags { ResourceName = arn, TagKeys = [.. keys] });

    private static readonly TagRequests CacheTags = new(
        (arn, set) => new CacheAddTags { ResourceName = arn, Tags = set.ToElastiCache() },
        (arn, keys) => new CacheRemoveTags { ResourceName = arn, TagKeys = [.. keys] });

    /// <summary>Changes of tags.</summary>
    public static TagRequests Tags(SubnetGroupKind kind) => kind == SubnetGroupKind.Database ? DatabaseTags : CacheTags;

    /// <summary>Makes a group.</summary>
    public static AwsChange Create(SubnetGroupDesired group) => new(
        new PlannedChange(Resource(group.Kind, group.Name), PlannedChange.Create, string.Join(", ", group.SubnetIds)),
        group.Kind == SubnetGroupKind.Database
            ? new CreateDBSubnetGroupRequest
            {
                DBSubnetGroupName = group.Name,
                DBSubnetGroupDescription = group.Description,
                SubnetIds = [.. group.SubnetIds],
                Tags = group.Tags.ToRds(),
            }
            : new CreateCacheSubnetGroupRequest
            {
                CacheSubnetGroupName = group.Name,
                CacheSubnetGroupDescription = group.Description,
                SubnetIds = [.. group.SubnetIds],
                Tags = group.Tags.ToElastiCache(),
            });

    /// <summary>Sets a group's subnets; null when they are as they should be.</summary>
    public static AwsChange? Modify(SubnetGroupDesired group, SubnetGroupObserved observed) => group.Kind == SubnetGroupKind.Database
        ? Modify(group, observed, new ModifyDBSubnetGroupRequest { DBSubnetGroupName = group.Name }, (request, ids) => request.SubnetIds = ids)
        : Modify(group, observed, new ModifyCacheSubnetGroupRequest { CacheSubnetGroupName = group.Name }, (request, ids) => request.SubnetIds = ids);

    /// <summary>Removes a group.</summary>
    public static AwsChange Delete(SubnetGroupKind kind, string name) => new(
        PlannedChange.Removal(Resource(kind, name)),
        kind == SubnetGroupKind.Database
            ? new DeleteDBSubnetGroupRequest { DBSubnetGroupName = name }
            : new DeleteCacheSubnetGroupRequest { CacheSubnetGroupName = name });

    /// <summary>As planned changes name a group.</summary>
    public static string Resource(SubnetGroupKind kind, string name) => $"{NetworkNames.KindOf(kind)} {name}";

    /// <summary>The group whose tags a request changes; null for other requests.</summary>
    public static string? ArnOf(AmazonWebServiceRequest request) => request switch
    {
        RdsAddTags add => add.ResourceName,
        RdsRemoveTags remove => remove.ResourceName,
        CacheAddTags add => add.ResourceName,
        CacheRemoveTags remove => remove.ResourceName,
        _ => null,
    };

    private static AwsChange? Modify<T>(SubnetGroupDesired group, SubnetGroupObserved observed, T request, Action<T, List<string>> put)
        where T : AmazonWebServiceRequest
    {
        var changes = new FieldChanges<T>(request).CompareSets("Subnets", observed.SubnetIds, group.SubnetIds, put);
        return changes.IsEmpty ? null : new AwsChange(PlannedChange.Modify(Resource(group.Kind, group.Name), changes.Fields), changes.Request);
    }
}
