using Wallet.LocalCloud.Aws.Faults;

namespace Wallet.LocalCloud.Aws.Eks;

/// <summary>States that Fargate profiles are put into from outside.</summary>
internal sealed class ProfileStates(FargateProfiles profiles)
{
    public const string CreateFailed = "CREATE_FAILED";

    public const string DeleteFailed = "DELETE_FAILED";

    private static readonly ResourceKind Profiles = new(
        "fargate-profile", ["ACTIVE", CreateFailed, DeleteFailed], [CreateFailed, DeleteFailed]);

    public static IReadOnlyList<ResourceKind> Kinds { get; } = [Profiles];

    public IEnumerable<ResourceState> All => profiles.All.Select(profile => new ResourceState(
        "eks", Profiles.Name, profile.Name, profiles.StatusOf(profile)!, profiles.Failures.For(Profiles.Name, profile.Name)));

    public bool Set(string name, string state)
    {
        if (profiles.All.FirstOrDefault(profile => profile.Name == name) is not { } profile)
            return false;
        profiles.Put(profile with { Forced = state });
        return true;
    }

    /// <summary>The profile as its creation begins.</summary>
    public static FargateProfile Creating(FargateProfile profile, PlannedFailures failures)
        => profile with { Fails = failures.Take(Profiles.Name, profile.Name, CreateFailed) is not null };

    /// <summary>The profile as its deletion begins.</summary>
    public static FargateProfile Deleting(FargateProfile profile, DateTimeOffset now, PlannedFailures failures) => profile with
    {
        DeletingSince = now,
        Forced = null,
        Fails = failures.Take(Profiles.Name, profile.Name, DeleteFailed) is not null,
    };
}
