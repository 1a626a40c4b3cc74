using System.Collections.Immutable;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Aws.Eks;

/// <summary>The cluster's Fargate profiles, their states computed from the clock. The scheduler reads them from its own thread.</summary>
internal sealed class FargateProfiles(CloudClock clock, EksTimings timings) : IFargateProfiles
{
    private ImmutableSortedDictionary<string, StoredProfile> _profiles
        = ImmutableSortedDictionary.Create<string, StoredProfile>(StringComparer.Ordinal);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Profiles that are not gone.</summary>
    public IEnumerable<StoredProfile> All => Volatile.Read(ref _profiles).Values.Where(p => !(p.DeletingSince + timings.Delete <= Now));

    /// <summary>A profile, or the fault that there is none.</summary>
    public StoredProfile Get(string name) => All.FirstOrDefault(p => p.Name == name)
        ?? throw new AwsFault("ResourceNotFoundException", $"No Fargate Profile found with name: {name}.", 404);

    /// <summary>Where it stands.</summary>
    public string StatusOf(StoredProfile profile)
        => profile.DeletingSince is not null ? "DELETING" : Now < profile.CreatedAt + timings.Create ? "CREATING" : "ACTIVE";

    /// <summary>Adds or replaces a profile.</summary>
    public StoredProfile Put(StoredProfile profile)
    {
        Volatile.Write(ref _profiles, _profiles.SetItem(profile.Name, profile));
        return profile;
    }

    /// <inheritdoc/>
    public IReadOnlyList<FargateProfile> Profiles => [.. All.Select(p => new FargateProfile(p.Name, StatusOf(p), p.Selectors))];
}
