using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Compute;

/// <summary>A Fargate profile as it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">For its tags.</param>
/// <param name="Lifecycle">Where it stands.</param>
/// <param name="State">The state as EKS words it.</param>
/// <param name="Issues">What is wrong with it, in EKS's words.</param>
/// <param name="Tags">All of its tags.</param>
internal sealed record ProfileObserved(
    string Name, string Arn, StoreLifecycle Lifecycle, string State, string Issues, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Kind of the profiles in planned changes.</summary>
    public const string Kind = "FargateProfile";

    /// <summary>As planned changes name it.</summary>
    public string Resource => $"{Kind} {Name}";

    /// <summary>What EKS's words mean.</summary>
    public static StoreLifecycle LifecycleOf(string? status) => status switch
    {
        "CREATING" => StoreLifecycle.Creating,
        "ACTIVE" => StoreLifecycle.Available,
        "DELETING" => StoreLifecycle.Deleting,
        "CREATE_FAILED" or "DELETE_FAILED" => StoreLifecycle.Failed,
        _ => StoreLifecycle.Unknown,
    };
}

/// <summary>The profiles whose names begin like the platform's.</summary>
/// <param name="Profiles">Old and new ones.</param>
internal sealed record ProfilesObserved(IReadOnlyList<ProfileObserved> Profiles)
{
    /// <summary>Zone by subnet, where the spec asks for a profile in each zone.</summary>
    public IReadOnlyDictionary<string, string> Zones { get; init; } = new Dictionary<string, string>();

    /// <summary>Profiles that run pods of the platform, where some profile is not wanted any more.</summary>
    public IReadOnlySet<string> InUse { get; init; } = new HashSet<string>();

    /// <summary>Whose each is.</summary>
    public IReadOnlyList<Holding> Holdings(string uid)
        => [.. Profiles.Select(profile => Holding.Tagged(ProfileObserved.Kind, profile.Name, profile.Arn, profile.Tags, uid))];

    /// <summary>Without what is not kept.</summary>
    public ProfilesObserved Only(IReadOnlyList<Holding> kept)
        => this with { Profiles = [.. Profiles.Where(profile => kept.Any(each => each.Name == profile.Name))] };
}
