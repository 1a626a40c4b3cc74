using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Database;

/// <summary>The database as it is.</summary>
internal sealed record DatabaseObserved
{
    /// <summary>Cluster parameter group; null when there is none.</summary>
    public required ParameterGroupObserved? ParameterGroup { get; init; }

    /// <summary>The group was made a moment ago: no cluster is created with it yet.</summary>
    public bool IsParameterGroupYoung { get; init; }

    /// <summary>Something was restarted a moment ago, or refused to: the lists may still be of before.</summary>
    public bool IsRestartYoung { get; init; }

    /// <summary>The cluster; null when there is none.</summary>
    public required ClusterObserved? Cluster { get; init; }

    /// <summary>Identity of the cluster that bears the platform's name, no matter who created it; null when there is none.</summary>
    public string? ClusterThere { get; init; }

    /// <summary>The parameter group bears the platform's name and is not provably the platform's: it is not to be created.</summary>
    public bool IsParameterGroupTaken { get; init; }

    /// <summary>The platform's instances.</summary>
    public required IReadOnlyList<MemberObserved> Members { get; init; }

    /// <summary>
    /// Instances of the cluster that are not provably the platform's: never changed, but their names are taken and one may be the writer.
    /// </summary>
    public IReadOnlyList<MemberObserved> Others { get; init; } = [];

    /// <summary>Engine versions on offer; read only when one has to be chosen.</summary>
    public IReadOnlyList<string> OfferedVersions { get; init; } = [];

    /// <summary>The final snapshot, no matter who created it; looked for in a deletion only.</summary>
    public SnapshotObserved? Snapshot { get; init; }

    /// <summary>All instances of the cluster.</summary>
    public IReadOnlyList<MemberObserved> Everyone => [.. Members, .. Others];

    /// <summary>
    /// The lists of clusters and of instances speak of the same members and of one writer. They are read one after the other, so one of
    /// them may be older: then nothing is deleted, created or restarted by them.
    /// </summary>
    public bool IsCoherent => Cluster is { } cluster
        && cluster.Roles.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(Everyone.Where(IsListed).Select(member => member.Id))
        && (Everyone.Count == 0 || cluster.Roles.Values.Count(isWriter => isWriter) == 1);

    /// <summary>Nothing is on its way: what restarts an instance may begin, as far as no other has failed.</summary>
    public bool IsAtRest => Cluster is { IsIdle: true } && IsCoherent
        && Everyone.All(member => member.IsIdle || member.Lifecycle == StoreLifecycle.Failed);

    /// <summary>Whose each is.</summary>
    public IReadOnlyList<Holding> Holdings(PlatformNames names, string uid) =>
    [
        .. ParameterGroup is { } group
            ? [Holding.Tagged(DatabaseNames.ParametersKind, group.Name, group.Name, group.Tags, uid)]
            : Array.Empty<Holding>(),
        .. Cluster is { } cluster
            ? [Holding.Tagged(DatabaseNames.ClusterKind, cluster.Id, cluster.ResourceId, cluster.Tags, uid)]
            : Array.Empty<Holding>(),
        .. Members
            .Select(member => Holding.Tagged(DatabaseNames.InstanceKind, member.Id, member.ResourceId, member.Tags, uid))
            .Where(holding => holding.Ownership == Aws.Ownership.Owned || DatabaseNames.IsMember(names, holding.Name)),
    ];

    /// <summary>Without what is not kept; instances of the cluster stay known as those of others.</summary>
    public DatabaseObserved Only(IReadOnlyList<Holding> kept)
    {
        bool Keeps(string kind, string? id) => kept.Any(each => each.Kind == kind && each.Id == id);
        var ours = Members.Where(member => Keeps(DatabaseNames.InstanceKind, member.ResourceId)).ToList();
        return this with
        {
            ParameterGroup = Keeps(DatabaseNames.ParametersKind, ParameterGroup?.Name) ? ParameterGroup : null,
            IsParameterGroupTaken = IsParameterGroupTaken
                || (ParameterGroup is { } group && !Keeps(DatabaseNames.ParametersKind, group.Name)),
            Cluster = Keeps(DatabaseNames.ClusterKind, Cluster?.ResourceId) ? Cluster : null,
            Members = ours,
            Others = [.. Others, .. Members.Except(ours)],
        };
    }

    /// <summary>Whether the cluster is there and has lost its tag: it goes on serving, and nothing that acts on it is changed.</summary>
    public bool IsClusterUntagged(PlatformPass pass) => Cluster is null && IsRemembered(pass, DatabaseNames.ClusterKind, ClusterThere);

    /// <summary>Instances that have lost their tag: they are not changed, and no others take their place.</summary>
    public int UntaggedMembers(PlatformPass pass) => Others.Count(member =>
        member.Lifecycle != StoreLifecycle.Deleting && IsRemembered(pass, DatabaseNames.InstanceKind, member.ResourceId));

    private static bool IsRemembered(PlatformPass pass, string kind, string? id)
        => pass.Remembered.Any(each => each.Kind == kind && each.Id == id);

    // An instance joins the cluster's list while it is created, and may have left it while it is deleted.
    private bool IsListed(MemberObserved member) => member.Lifecycle is not (StoreLifecycle.Creating or StoreLifecycle.Deleting)
        || Cluster!.Roles.ContainsKey(member.Id);
}
