using Amazon.ElastiCache.Model;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Cache;

/// <summary>Which of the changes may be made in this pass: those of the group only while it is at rest.</summary>
internal static class CacheGate
{
    /// <summary>Whether the states allow a change. A parameter group has its values before the group takes it up.</summary>
    public static bool IsOpen(AwsChange change, IReadOnlyList<AwsChange> planned, CacheObserved observed) => change.Request switch
    {
        CreateCacheParameterGroupRequest or ModifyCacheParameterGroupRequest or ResetCacheParameterGroupRequest => true,
        CreateReplicationGroupRequest create => observed.Parameters(create.CacheParameterGroupName!) is not null,
        ModifyReplicationGroupRequest { CacheParameterGroupName: { } name } => observed.Group is { Lifecycle: StoreLifecycle.Available }
            && observed.Parameters(name) is not null
            && !planned.Any(other => other.Request is ModifyCacheParameterGroupRequest modify && modify.CacheParameterGroupName == name),
        AddTagsToResourceRequest tag when observed.ParameterGroups.Any(group => group.Arn == tag.ResourceName) => true,
        RemoveTagsFromResourceRequest tag when observed.ParameterGroups.Any(group => group.Arn == tag.ResourceName) => true,
        _ => observed.Group is { Lifecycle: StoreLifecycle.Available },
    };
}
