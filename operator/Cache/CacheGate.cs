using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache;

/// <summary>Which of the changes may be made in this pass: one for each AWS resource, and only while the group is at rest.</summary>
internal static class CacheGate
{
    /// <summary>The changes to make now, in order.</summary>
    public static IReadOnlyList<CacheChange> Now(IReadOnlyList<CacheChange> changes, CacheObserved observed) =>
    [
        .. changes.DistinctBy(change => change.Describe().Resource).Where(change => change switch
        {
            CacheChange.CreateParameterGroup or CacheChange.SetParameters or CacheChange.ResetParameters => true,
            CacheChange.CreateGroup => observed.ParameterGroup is not null,
            CacheChange.Tag tag when tag.Arn == observed.ParameterGroup?.Arn => true,
            _ => observed.Group is { Lifecycle: StoreLifecycle.Available },
        }),
    ];
}
