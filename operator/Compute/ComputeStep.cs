using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Compute;

/// <summary>Keeps the Fargate profiles that take the platform's pods.</summary>
/// <param name="regions">AWS.</param>
/// <param name="use">Which profiles run pods.</param>
/// <param name="tools">Of every room.</param>
internal sealed class ComputeStep(AwsRegions regions, IProfileUse use, RoomTools tools)
    : AwsRoom<IReadOnlyList<ProfileDesired>, ProfilesObserved>(regions, tools)
{
    private readonly ItemReader<ProfileObserved?> _profiles = new(tools.Time, ReadAges.Profiles);

    public override string Component => ProfileDesired.Component;

    public override string ConditionType => ConditionTypes.ComputeReady;

    public override IReadOnlyList<string> Needs => ["network", "security"];

    internal override Fault Judge(PlatformPass pass, AwsChange change, Fault fault) => ComputeFaults.Of(pass, change, fault);

    protected override async Task<ProfilesObserved> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
    {
        var observed = await new ProfileReader(aws, pass, _profiles).ReadAsync(cancellationToken);
        if (pass.Settings.Compute.ProfilePerZone && pass.Find<NetworkFacts>() is { } network)
        {
            var zones = await new ZoneReader(aws).ReadAsync(network, pass.Asker(), cancellationToken);
            observed = observed with { Zones = zones };
        }

        return Desire(pass, observed) is { } desired && ProfileDiff.Obsolete(desired, observed).Any()
            ? observed with { InUse = await use.ReadAsync(pass.Key, cancellationToken) }
            : observed;
    }

    protected override Task<ProfilesObserved> ReadForDeletionAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => new ProfileReader(aws, pass, _profiles).ReadAsync(cancellationToken);

    protected override void Changed(PlatformPass pass, AwsChange change) => _profiles.Mutated(change.What.Resource[$"{ProfileObserved.Kind} ".Length..]);

    protected override IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, ProfilesObserved observed) => observed.Holdings(pass.Uid);

    protected override ProfilesObserved Only(ProfilesObserved observed, IReadOnlyList<Holding> kept) => observed.Only(kept);

    protected override IReadOnlyList<ProfileDesired>? Desire(PlatformPass pass, ProfilesObserved observed)
        => pass.Find<NetworkFacts>() is { } network && pass.Find<SecurityFacts>() is { } security
            && ProfileDesired.For(pass, network, security, observed.Zones) is { Count: > 0 } desired
                ? desired
                : null;

    // Until all new profiles take pods, pods stay where they are.
    protected override IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, ProfilesObserved observed)
    {
        var active = observed.Profiles.Where(profile => profile.Lifecycle == StoreLifecycle.Available).Select(profile => profile.Name).ToHashSet();
        return Desire(pass, observed) is { } desired && desired.All(profile => active.Contains(profile.Name))
            ? [new ComputeFacts([.. desired.Select(profile => new PodPlacement(profile.Name, profile.Zone))])]
            : [];
    }

    protected override RoomPlan<AwsChange> Plan(PlatformPass pass, IReadOnlyList<ProfileDesired>? desired, ProfilesObserved observed)
        => desired is null ? RoomPlan<AwsChange>.Empty : RoomPlan<AwsChange>.Of(ProfileDiff.Between(pass, desired, observed));

    protected override IEnumerable<AwsChange> Gate(
        PlatformPass pass, IReadOnlyList<AwsChange> open, IReadOnlyList<AwsChange> planned, ProfilesObserved observed) => open;

    protected override IEnumerable<Finding> Standing(
        PlatformPass pass, IReadOnlyList<ProfileDesired> desired, ProfilesObserved observed, IReadOnlyList<AwsChange> planned)
    {
        if (observed.Profiles.FirstOrDefault(profile => profile.Lifecycle == StoreLifecycle.Failed) is { } failed)
            yield return Finding.Stuck("ProfileFailed", $"{failed.Resource} is {failed.State}: {failed.Issues}. It is deleted and created again.");
        else if (planned.Count > 0 || observed.Profiles.Any(profile => profile.Lifecycle != StoreLifecycle.Available))
            yield return Finding.Moving("Changing", States(observed.Profiles) + planned.StillToDo());
        else if (ProfileDiff.Obsolete(desired, observed).Select(profile => profile.Name).ToList() is { Count: > 0 } old)
            yield return Finding.Moving("MovingPods", $"Pods still run on {string.Join(", ", old)}: deleted when they have moved.");
    }

    protected override RoomPlan<AwsChange> Teardown(PlatformPass pass, ProfilesObserved observed)
    {
        var isGoing = observed.Profiles.Any(profile => profile.Lifecycle is not (StoreLifecycle.Available or StoreLifecycle.Failed));
        return isGoing || observed.Profiles.Count == 0
            ? RoomPlan<AwsChange>.Empty
            : RoomPlan<AwsChange>.Of(ProfileDiff.Delete(pass.Settings.Network.EksClusterName, observed.Profiles[0], ChangeEffect.Destroy));
    }

    protected override IEnumerable<Finding> Leftovers(PlatformPass pass, ProfilesObserved observed)
    {
        if (observed.Profiles.Count > 0)
            yield return Finding.Moving("Deleting", States(observed.Profiles));
    }

    private static string States(IReadOnlyList<ProfileObserved> profiles) => profiles.Count == 0
        ? "There is no Fargate profile yet."
        : $"Fargate profiles: {string.Join(", ", profiles.Select(profile => $"{profile.Name} {profile.State}"))}.";
}
