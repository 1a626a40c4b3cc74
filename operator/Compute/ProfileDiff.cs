using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Compute;

/// <summary>
/// What makes the profiles as they should be. A cluster takes one creation or deletion at a time, so at most one is given, and none
/// while another is under way. An old profile goes when all new ones take pods.
/// </summary>
internal static class ProfileDiff
{
    /// <param name="desired">As they should be.</param>
    /// <param name="observed">Those of the platform, old and new.</param>
    public static IReadOnlyList<ProfileChange> Between(IReadOnlyList<ProfileDesired> desired, IReadOnlyList<ProfileObserved> observed)
    {
        var known = observed.ToDictionary(profile => profile.Name);
        var tags = desired
            .Where(profile => known.GetValueOrDefault(profile.Name)?.Lifecycle == ProfileLifecycle.Active)
            .Select(profile => (known[profile.Name], OwnershipTags.Diff(profile.Tags, known[profile.Name].Tags).Set))
            .Where(tagged => tagged.Set.Count > 0)
            .Select(ProfileChange (tagged) => new ProfileChange.Tag(tagged.Item1.Arn, tagged.Item1.Name, tagged.Set));
        return [.. Operation(desired, observed, known), .. tags];
    }

    private static IEnumerable<ProfileChange> Operation(
        IReadOnlyList<ProfileDesired> desired, IReadOnlyList<ProfileObserved> observed, Dictionary<string, ProfileObserved> known)
    {
        if (observed.Any(profile => profile.Lifecycle is ProfileLifecycle.Creating or ProfileLifecycle.Deleting or ProfileLifecycle.Other))
            return [];
        var cluster = desired[0].ClusterName;
        if (observed.FirstOrDefault(profile => profile.Lifecycle == ProfileLifecycle.Failed) is { } failed)
            return [new ProfileChange.Delete(cluster, failed.Name, ChangeEffect.None)];
        if (desired.FirstOrDefault(profile => !known.ContainsKey(profile.Name)) is { } missing)
            return [new ProfileChange.Create(missing)];
        return observed.FirstOrDefault(profile => desired.All(wanted => wanted.Name != profile.Name)) is { } old
            ? [new ProfileChange.Delete(cluster, old.Name, ChangeEffect.Rolling)]
            : [];
    }
}
