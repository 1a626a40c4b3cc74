using System.Collections.Immutable;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws.Eks;

/// <summary>The cluster's Fargate profiles, their states computed from the clock.</summary>
internal sealed class FargateProfiles(CloudClock clock, EksTimings timings, PlannedFailures failures) : IFargateProfiles
{
    private const string Wanted = "eks.amazonaws.com/fargate-profile";

    private ImmutableSortedDictionary<string, FargateProfile> _profiles
        = ImmutableSortedDictionary.Create<string, FargateProfile>(StringComparer.Ordinal);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Profiles that are not gone.</summary>
    public IEnumerable<FargateProfile> All => Volatile.Read(ref _profiles).Values.Where(p => StatusOf(p) is not null);

    /// <summary>A profile, or the fault that there is none.</summary>
    public FargateProfile Get(string name) => All.FirstOrDefault(p => p.Name == name)
        ?? throw new AwsFault("ResourceNotFoundException", $"No Fargate Profile found with name: {name}.", 404);

    /// <summary>Failures to come.</summary>
    public PlannedFailures Failures { get; } = failures;

    /// <summary>Where it stands; nothing once it is gone.</summary>
    public string? StatusOf(FargateProfile profile) => profile switch
    {
        { Forced: { } state } => state,
        { DeletingSince: { } since } when Now < since + timings.Delete => "DELETING",
        { DeletingSince: not null, Fails: var fails } => fails ? ProfileStates.DeleteFailed : null,
        _ when Now < profile.CreatedAt + timings.Create => "CREATING",
        { Fails: true } => ProfileStates.CreateFailed,
        _ => "ACTIVE",
    };

    /// <summary>Adds or replaces a profile.</summary>
    public FargateProfile Put(FargateProfile profile)
    {
        Volatile.Write(ref _profiles, _profiles.SetItem(profile.Name, profile));
        return profile;
    }

    /// <inheritdoc/>
    public string? ProfileFor(string @namespace, IReadOnlyDictionary<string, string> labels)
    {
        var name = labels.GetValueOrDefault(Wanted);
        return All.FirstOrDefault(p => (name is null || name == p.Name) && StatusOf(p) == "ACTIVE"
            && p.Selectors.Any(s => s.Selects(@namespace, labels)))?.Name;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ZonesOf(string profile) => All.FirstOrDefault(p => p.Name == profile)?.Zones ?? [];
}
