using Wallet.Operator.Aws;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Cache;

/// <summary>The cache as it is.</summary>
/// <param name="ParameterGroups">Parameter groups with the platform's names: one, and during an upgrade two.</param>
/// <param name="Group">Replication group; null when there is none.</param>
/// <param name="Snapshot">The final snapshot, no matter who created it; looked for in a deletion only.</param>
internal sealed record CacheObserved(
    IReadOnlyList<ParameterGroupObserved> ParameterGroups, GroupObserved? Group, SnapshotObserved? Snapshot = null)
{
    /// <summary>Engine versions on offer; read only when one has to be chosen.</summary>
    public IReadOnlyList<string> OfferedVersions { get; init; } = [];

    /// <summary>
    /// Resources under the platform's names that <see cref="Only"/> has left out, as planned changes name them: they are neither lost nor
    /// to be created.
    /// </summary>
    public IReadOnlySet<string> Taken { get; init; } = new HashSet<string>();

    /// <summary>A parameter group by name.</summary>
    public ParameterGroupObserved? Parameters(string name) => ParameterGroups.FirstOrDefault(group => group.Name == name);

    /// <summary>Whose each is.</summary>
    public IReadOnlyList<Holding> Holdings(string uid) =>
    [
        .. ParameterGroups.Select(group => Holding.Tagged(CacheNames.ParametersKind, group.Name, group.Name, group.Tags, uid)),
        .. Group is { } there
            ? [new Holding(CacheNames.GroupKind, there.Id, there.Id, OwnershipOf(there.Tags, uid))]
            : Array.Empty<Holding>(),
    ];

    /// <summary>Without what is not kept.</summary>
    public CacheObserved Only(IReadOnlyList<Holding> kept)
    {
        bool Keeps(string kind, string? id) => kept.Any(each => each.Kind == kind && each.Id == id);
        var parameters = ParameterGroups.ToLookup(group => Keeps(CacheNames.ParametersKind, group.Name));
        var keepsGroup = Keeps(CacheNames.GroupKind, Group?.Id);
        return this with
        {
            ParameterGroups = [.. parameters[true]],
            Group = keepsGroup ? Group : null,
            Taken = new HashSet<string>([
                .. Taken,
                .. parameters[false].Select(group => CacheParameterGroupRequests.Resource(group.Name)),
                .. Group is { } left && !keepsGroup ? [CacheRequests.Resource(left.Id)] : Array.Empty<string>(),
            ]),
        };
    }

    /// <summary>
    /// Whether the replication group is there and has lost its tag: it goes on serving, and nothing that acts on it is changed.
    /// </summary>
    public bool IsGroupUntagged(PlatformPass pass) => pass.Remembered.Any(each =>
        each.Kind == CacheNames.GroupKind && Taken.Contains(CacheRequests.Resource(each.Id)));

    /// <summary>Whose a resource is whose tags can only be read while it is at rest.</summary>
    public static Ownership OwnershipOf(IReadOnlyDictionary<string, string>? tags, string uid)
        => tags is null ? Ownership.Unreadable : OwnershipTags.Check(tags, uid);
}

/// <summary>A snapshot as it is.</summary>
/// <param name="Name">Name.</param>
/// <param name="Status">As ElastiCache words it.</param>
/// <param name="Tags">Tags; null while ElastiCache does not show them.</param>
internal sealed record SnapshotObserved(string Name, string Status, IReadOnlyDictionary<string, string>? Tags)
{
    /// <summary>Complete.</summary>
    public bool IsGood => Status == "available";
}
