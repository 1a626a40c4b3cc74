using Wallet.Operator.Aws;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Cache.Parameters;

namespace Wallet.Operator.Cache;

/// <summary>The cache as it is.</summary>
/// <param name="ParameterGroup">Parameter group; null when there is none.</param>
/// <param name="Group">Replication group; null when there is none.</param>
internal sealed record CacheObserved(ParameterGroupObserved? ParameterGroup, GroupObserved? Group)
{
    /// <summary>Names of resources that are named like ours but are not ours.</summary>
    public IReadOnlyList<string> Foreign(string uid) =>
    [
        .. ParameterGroup is { } parameters && !IsOwned(parameters.Tags, uid)
            ? [$"CacheParameterGroup {parameters.Name}"]
            : Array.Empty<string>(),
        .. Group is { } group && !IsOwned(group.Tags, uid) ? [$"ReplicationGroup {group.Id}"] : Array.Empty<string>(),
    ];

    /// <summary>Without what is not ours.</summary>
    public CacheObserved OnlyOwned(string uid) => new(
        ParameterGroup is { } parameters && IsOwned(parameters.Tags, uid) ? parameters : null,
        Group is { } group && IsOwned(group.Tags, uid) ? group : null);

    private static bool IsOwned(IReadOnlyDictionary<string, string> tags, string uid) => OwnershipTags.Check(tags, uid) == Ownership.Owned;
}
