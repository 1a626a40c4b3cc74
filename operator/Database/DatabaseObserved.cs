using Wallet.Operator.Aws;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Database.Parameters;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>The database as it is.</summary>
/// <param name="ParameterGroup">Cluster parameter group; null when there is none.</param>
/// <param name="Cluster">The cluster; null when there is none.</param>
/// <param name="Members">Its instances, whoever's.</param>
/// <param name="OfferedVersions">Engine versions on offer; read only when one has to be chosen.</param>
internal sealed record DatabaseObserved(
    ParameterGroupObserved? ParameterGroup,
    ClusterObserved? Cluster,
    IReadOnlyList<MemberObserved> Members,
    IReadOnlyList<string> OfferedVersions)
{
    /// <summary>Nothing is on its way: what restarts an instance may begin.</summary>
    public bool IsAtRest => Cluster is { Lifecycle: StoreLifecycle.Available, HasPending: false }
        && Members.All(member => member is { Lifecycle: StoreLifecycle.Available, HasPending: false });

    /// <summary>Names of resources that are named like ours but are not ours.</summary>
    public IReadOnlyList<string> Foreign(string uid) =>
    [
        .. ParameterGroup is { } group && !IsOwned(group.Tags, uid) ? [$"DBClusterParameterGroup {group.Name}"] : Array.Empty<string>(),
        .. Cluster is { } cluster && !IsOwned(cluster.Tags, uid) ? [$"DBCluster {cluster.Id}"] : Array.Empty<string>(),
    ];

    private static bool IsOwned(IReadOnlyDictionary<string, string> tags, string uid) =>
        OwnershipTags.Check(tags, uid) == Ownership.Owned;
}
