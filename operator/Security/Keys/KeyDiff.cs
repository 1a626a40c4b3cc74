using Wallet.Operator.Aws;

namespace Wallet.Operator.Security.Keys;

/// <summary>What makes a key as it should be.</summary>
internal static class KeyDiff
{
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is; null when there is none, by alias or by tag.</param>
    public static IEnumerable<SecurityChange> Between(KeyDesired desired, KeyObserved? observed) => observed switch
    {
        null => [new SecurityChange.CreateKey(desired)],
        { Lifecycle: KeyLifecycle.PendingDeletion } => [new SecurityChange.CancelKeyDeletion(observed.Id, desired.Alias)],
        { Lifecycle: KeyLifecycle.Disabled } => [new SecurityChange.EnableKey(observed.Id, desired.Alias)],
        { Lifecycle: KeyLifecycle.Other } => [],
        _ => OfServing(desired, observed),
    };

    private static IEnumerable<SecurityChange> OfServing(KeyDesired desired, KeyObserved observed)
    {
        if (!observed.Aliased)
            yield return new SecurityChange.PointAlias(desired.Alias, observed.Id);
        if (!PolicyDocument.SameMeaning(desired.Policy, observed.Policy))
            yield return new SecurityChange.PutKeyPolicy(observed.Id, desired.Alias, desired.Policy);
        if (observed.RotationDays != desired.RotationDays)
            yield return new SecurityChange.RotateKey(observed.Id, desired.Alias, observed.RotationDays, desired.RotationDays);
        if (OwnershipTags.Diff(desired.Tags, observed.Tags).Set is { Count: > 0 } tags)
            yield return new SecurityChange.TagKey(observed.Id, desired.Alias, tags);
    }
}
