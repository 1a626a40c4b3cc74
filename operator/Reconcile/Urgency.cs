using System.Collections.Concurrent;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>Which platforms go before the others: those that are being deleted, and those whose writer moves.</summary>
internal sealed class Urgency
{
    private readonly ConcurrentDictionary<PlatformKey, string> _deletions = new();
    private readonly ConcurrentDictionary<PlatformKey, bool> _passes = new();

    /// <summary>Whether it goes before the others.</summary>
    public bool Holds(PlatformKey key) => _deletions.ContainsKey(key) || _passes.ContainsKey(key);

    /// <summary>
    /// It is being deleted: no pass takes that back, for one that is running may have read the platform before.
    /// </summary>
    public void NoteDeletion(PlatformKey key, string uid) => _deletions[key] = uid;

    /// <summary>Says how a pass leaves the platform that it read. A deletion of another uid was that of a platform before it.</summary>
    public void NotePass(PlatformKey key, string uid, bool isUrgent)
    {
        if (_deletions.TryGetValue(key, out var deleted) && deleted != uid)
            _deletions.TryRemove(new(key, deleted));
        if (isUrgent)
            _passes[key] = true;
        else
            _passes.TryRemove(key, out _);
    }

    /// <summary>It is gone.</summary>
    public void Forget(PlatformKey key)
    {
        _deletions.TryRemove(key, out _);
        _passes.TryRemove(key, out _);
    }

    /// <summary>Whether a pass leaves a platform so that its next one is urgent. Pure.</summary>
    public static bool Of(bool isDeleted, IEnumerable<StepOutcome> outcomes) => isDeleted || outcomes.Any(MovesWriter);

    private static bool MovesWriter(StepOutcome outcome) => outcome is StepOutcome.Waiting { Reason: StepOutcome.Waiting.FailingOver }
        || outcome.Planned.Any(change => change.Verb == PlannedChange.Failover);
}
