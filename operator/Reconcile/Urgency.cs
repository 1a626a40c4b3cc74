using System.Collections.Concurrent;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>Which platforms go before the others: those that are being deleted, and those whose writer moves.</summary>
internal sealed class Urgency
{
    private readonly ConcurrentDictionary<PlatformKey, bool> _urgent = new();

    /// <summary>Whether it goes before the others.</summary>
    public bool Holds(PlatformKey key) => _urgent.ContainsKey(key);

    /// <summary>Says how a platform stands now.</summary>
    public void Note(PlatformKey key, bool isUrgent)
    {
        if (isUrgent)
            _urgent[key] = true;
        else
            _urgent.TryRemove(key, out _);
    }

    /// <summary>Whether a pass leaves a platform so that its next one is urgent. Pure.</summary>
    public static bool Of(bool isDeleted, IEnumerable<StepOutcome> outcomes) => isDeleted || outcomes.Any(MovesWriter);

    private static bool MovesWriter(StepOutcome outcome) => outcome is StepOutcome.Waiting { Reason: StepOutcome.Waiting.FailingOver }
        || outcome.Planned.Any(change => change.Verb == PlannedChange.Failover);
}
