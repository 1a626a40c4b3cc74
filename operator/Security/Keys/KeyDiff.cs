using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Security.Keys;

/// <summary>What makes a key as it should be.</summary>
internal static class KeyDiff
{
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is; null when there is none, by alias or by tag.</param>
    public static IEnumerable<AwsChange> Between(PlatformPass pass, KeyDesired desired, KeyObserved? observed) => observed switch
    {
        null => [KeyRequests.Create(desired)],
        { Lifecycle: KeyLifecycle.PendingDeletion } => [KeyRequests.CancelDeletion(desired.Alias, observed.Id)],
        { Lifecycle: KeyLifecycle.Disabled } => [KeyRequests.Enable(desired.Alias, observed.Id)],
        { Lifecycle: KeyLifecycle.Other } => [],
        _ => OfServing(pass, desired, observed).Select(change => change with { IsYoung = observed.IsYoung }),
    };

    private static IEnumerable<AwsChange> OfServing(PlatformPass pass, KeyDesired desired, KeyObserved observed)
    {
        if (!observed.Aliased)
            yield return KeyRequests.PointAlias(desired.Alias, observed.Id);
        if (observed.Content.Policy is { } policy && !PolicyDocument.SameMeaning(desired.Policy, policy))
            yield return KeyRequests.PutPolicy(desired.Alias, observed.Id, desired.Policy);
        if (observed.Content.Policy is not null && observed.Content.RotationDays != desired.RotationDays)
            yield return KeyRequests.Rotate(desired.Alias, observed.Id, observed.Content.RotationDays, desired.RotationDays);
        foreach (var change in KeyRequests.Tags.Between(
            pass, SecurityNames.Key(desired.Alias), observed.Id, desired.Tags, observed.Content.Tags))
            yield return change;
    }
}
