using Wallet.LocalCloud.Aws.Faults;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>States that replication groups are put into from outside. Those that AWS leaves on its own end after a while.</summary>
internal sealed class CacheResourceStates(CacheState state)
{
    /// <summary>Not a status: an accepted change ends with the old values, which only an event tells.</summary>
    public const string RolledBack = "rolled-back";

    public const string CreateFailed = "create-failed";

    private static readonly ResourceKind Groups = new(
        "replication-group", ["available", "modifying", "snapshotting", CreateFailed], [CreateFailed, RolledBack]);

    public static IReadOnlyList<ResourceKind> Kinds { get; } = [Groups];

    public IEnumerable<ResourceState> All => state.Groups.Values.Select(group =>
        new ResourceState("elasticache", Groups.Name, group.Id, group.Status, state.Failures.For(Groups.Name, group.Id)));

    public bool Set(string name, string status)
    {
        if (state.Groups.GetValueOrDefault(name.ToLowerInvariant()) is not { } group)
            return false;
        group.Status = status;
        if (status is "modifying" or "snapshotting")
        {
            state.Agenda.After(state.Timings.Modify, () =>
            {
                if (group.Status == status)
                    group.Status = "available";
            });
        }

        return true;
    }

    /// <summary>Whether a change that was accepted ends with the old values.</summary>
    public static bool RollsBack(CacheState state, ReplicationGroup group)
    {
        if (state.Failures.Take(Groups.Name, group.Id, RolledBack) is null)
            return false;
        state.Note(group, "The modification of the replication group failed and was rolled back");
        return true;
    }

    /// <summary>Whether a creation that was accepted fails.</summary>
    public static bool FailsCreation(CacheState state, ReplicationGroup group)
        => state.Failures.Take(Groups.Name, group.Id, CreateFailed) is not null;
}
