using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Rooms;

/// <summary>A resource that bears one of the platform's names, no matter who created it.</summary>
/// <param name="Kind">e.g. <c>DBCluster</c>; with <paramref name="Name"/> it is the resource of planned changes.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Id">What identifies this very resource: an ARN or an id that its service never reuses; empty: not listed in the status.</param>
/// <param name="Ownership">What its tags (or owner references) say.</param>
internal sealed record Holding(string Kind, string Name, string Id, Ownership Ownership)
{
    /// <summary>As planned changes name it.</summary>
    public string Resource => $"{Kind} {Name}";

    /// <summary>Of a resource with tags.</summary>
    public static Holding Tagged(string kind, string name, string id, IReadOnlyDictionary<string, string> tags, string uid)
        => new(kind, name, id, OwnershipTags.Check(tags, uid));
}

/// <summary>The resources of a component, sorted by whose they are.</summary>
internal sealed class Holdings
{
    private readonly IReadOnlyList<Holding> _all;
    private readonly HashSet<(string Kind, string Id)> _remembered;
    private readonly bool _hasMemory;

    public Holdings(IReadOnlyList<Holding> all, PlatformPass pass, string component)
    {
        _all = pass.Reclaims ? [.. all.Select(Reclaimed)] : all;
        _hasMemory = pass.Remembered.Count > 0;
        _remembered = [.. pass.Remembered.Where(each => each.Component == component).Select(each => (each.Kind, each.Id))];
    }

    /// <summary>
    /// Ours by their tag, or, while tags cannot be read, by the status: only these are changed or deleted. What was released is ours while we take it over.
    /// </summary>
    public IReadOnlyList<Holding> Owned => [.. _all.Where(IsOwned)];

    /// <summary>Those that the status knows as ours although the tag is not there: they go on serving, and nothing of them is changed.</summary>
    public IReadOnlyList<Holding> Unproven => [.. _all.Where(each => IsUntagged(each) && IsRemembered(each))];

    /// <summary>Those of somebody else, and those that were released.</summary>
    public IReadOnlyList<Holding> Foreign
        => [.. _all.Where(each => each.Ownership == Ownership.Released || (IsUntagged(each) && !IsRemembered(each)))];

    /// <summary>Those whose tags cannot be read yet and that the status does not know: neither changed nor given up.</summary>
    public IReadOnlyList<Holding> Unclear => [.. _all.Where(each => each.Ownership == Ownership.Unreadable && !IsRemembered(each))];

    /// <summary>Whether one of a kind that the platform had is not there any more; also where the status, of an old release, lists nothing at all.</summary>
    public bool HasLost(string kind) => !_hasMemory
        || _remembered.Any(each => each.Kind == kind && _all.All(holding => holding.Id != each.Id));

    /// <summary>Whether a change may touch its resource, as far as ownership goes.</summary>
    public bool Allows(PlannedChange change) => _all.All(each => IsOwned(each) || each.Resource != change.Resource);

    private bool IsOwned(Holding each)
        => each.Ownership == Ownership.Owned || (each.Ownership == Ownership.Unreadable && IsRemembered(each));

    private static Holding Reclaimed(Holding each) => each.Ownership == Ownership.Released ? each with { Ownership = Ownership.Owned } : each;

    private bool IsRemembered(Holding holding) => _remembered.Contains((holding.Kind, holding.Id));

    private static bool IsUntagged(Holding each) => each.Ownership is Ownership.Foreign or Ownership.Untagged;
}
