using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>Which of the changes may be made in this pass: one for each AWS resource, in states that allow it, and restarts one at a time.</summary>
internal static class DatabaseGate
{
    /// <summary>The changes to make now, in order.</summary>
    public static IReadOnlyList<DatabaseChange> Now(IReadOnlyList<DatabaseChange> changes, DatabaseObserved observed)
    {
        var quiet = changes.Where(change => !change.Restarts).ToList();
        var now = quiet.DistinctBy(change => change.Describe().Resource).Where(change => IsOpen(change, changes, observed)).ToList();
        if (quiet.Count == 0 && observed.IsAtRest && changes.Count > 0)
            now.Add(changes[0]);
        return now;
    }

    private static bool IsOpen(DatabaseChange change, IReadOnlyList<DatabaseChange> all, DatabaseObserved observed) => change switch
    {
        DatabaseChange.CreateParameterGroup or DatabaseChange.SetParameters or DatabaseChange.ResetParameters => true,
        DatabaseChange.CreateCluster or DatabaseChange.RestoreCluster => !all.OfType<DatabaseChange.CreateParameterGroup>().Any()
            && !all.OfType<DatabaseChange.SetParameters>().Any(),
        DatabaseChange.ModifyMember modify => IsIdle(observed, member => member.Id == modify.Id),
        DatabaseChange.DeleteMember delete => IsIdle(observed, member => member.Id == delete.Id),
        DatabaseChange.Tag tag => tag.Arn == observed.ParameterGroup?.Arn || tag.Arn == observed.Cluster?.Arn
            ? tag.Arn == observed.ParameterGroup?.Arn || IsIdle(observed)
            : IsIdle(observed, member => member.Arn == tag.Arn),
        DatabaseChange.CreateMember => observed.Cluster is { Lifecycle: StoreLifecycle.Available },
        _ => IsIdle(observed),
    };

    private static bool IsIdle(DatabaseObserved observed) => observed.Cluster is { Lifecycle: StoreLifecycle.Available, HasPending: false };

    private static bool IsIdle(DatabaseObserved observed, Func<MemberObserved, bool> which) =>
        observed.Members.Where(which).All(member => member is { Lifecycle: StoreLifecycle.Available, HasPending: false });
}
