using Amazon.EKS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Compute;

/// <summary>
/// What makes the profiles as they should be. A cluster takes one creation or deletion at a time, so at most one is given, and none
/// while another is under way. An old profile goes when all new ones take pods and none of the platform's is on it any more.
/// </summary>
internal static class ProfileDiff
{
    private static readonly TagRequests Tags = new(
        (arn, set) => new TagResourceRequest { ResourceArn = arn, Tags = set.ToMap() },
        (arn, keys) => new UntagResourceRequest { ResourceArn = arn, TagKeys = [.. keys] });

    /// <param name="pass">The pass.</param>
    /// <param name="desired">As they should be.</param>
    /// <param name="observed">Those of the platform, old and new.</param>
    public static IReadOnlyList<AwsChange> Between(PlatformPass pass, IReadOnlyList<ProfileDesired> desired, ProfilesObserved observed)
    {
        var known = observed.Profiles.ToDictionary(profile => profile.Name);
        var tags = desired
            .Where(profile => known.GetValueOrDefault(profile.Name)?.Lifecycle == StoreLifecycle.Available)
            .SelectMany(profile => Tags.Between(
                pass, known[profile.Name].Resource, known[profile.Name].Arn, profile.Tags, known[profile.Name].Tags));
        return [.. Operation(desired, observed, known), .. tags];
    }

    /// <summary>Profiles that are not wanted any more.</summary>
    public static IEnumerable<ProfileObserved> Obsolete(IReadOnlyList<ProfileDesired> desired, ProfilesObserved observed)
        => observed.Profiles.Where(profile => desired.All(wanted => wanted.Name != profile.Name));

    /// <summary>Deletes a profile. EKS stops the pods that run on it ("Delete a Fargate profile" in its user guide).</summary>
    public static AwsChange Delete(string cluster, ProfileObserved profile, ChangeEffect effect) => new(
        new PlannedChange(profile.Resource, PlannedChange.Delete, "", effect),
        new DeleteFargateProfileRequest { ClusterName = cluster, FargateProfileName = profile.Name });

    private static IEnumerable<AwsChange> Operation(
        IReadOnlyList<ProfileDesired> desired, ProfilesObserved observed, Dictionary<string, ProfileObserved> known)
    {
        if (observed.Profiles.Any(profile => profile.Lifecycle is not (StoreLifecycle.Available or StoreLifecycle.Failed)))
            return [];
        var cluster = desired[0].ClusterName;
        if (observed.Profiles.FirstOrDefault(profile => profile.Lifecycle == StoreLifecycle.Failed) is { } failed)
            return [Delete(cluster, failed, ChangeEffect.None)];
        if (desired.FirstOrDefault(profile => !known.ContainsKey(profile.Name)) is { } missing)
            return [Create(missing)];
        return Obsolete(desired, observed).FirstOrDefault(profile => !observed.InUse.Contains(profile.Name)) is { } old
            ? [Delete(cluster, old, ChangeEffect.None)]
            : [];
    }

    // The name holds a hash of all that matters, so it serves as the token too.
    private static AwsChange Create(ProfileDesired profile) => new(
        new PlannedChange($"{ProfileObserved.Kind} {profile.Name}", PlannedChange.Create, $"in {string.Join(", ", profile.SubnetIds)}"),
        new CreateFargateProfileRequest
        {
            ClusterName = profile.ClusterName,
            FargateProfileName = profile.Name,
            PodExecutionRoleArn = profile.PodExecutionRoleArn,
            Subnets = [.. profile.SubnetIds],
            Selectors = [new FargateProfileSelector { Namespace = profile.Namespace, Labels = profile.Labels.ToMap() }],
            Tags = profile.Tags.ToMap(),
        });
}
