using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Compute;

/// <summary>Keeps the Fargate profiles that take the platform's pods.</summary>
internal sealed class ComputeStep(AwsRegions regions) : IPlatformStep
{
    public string Component => ProfileDesired.Component;

    public string ConditionType => ConditionTypes.ComputeReady;

    public IReadOnlyList<string> Needs => ["network", "security"];

    public void Forget(string uid)
    {
    }

    public async Task<StepOutcome> ReconcileAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        if (pass.Find<NetworkFacts>() is not { } network)
            return new StepOutcome.Waiting("WaitingForNetwork", "The private subnets are not known yet.", Pace.Settling);
        if (pass.Find<SecurityFacts>() is not { } security)
            return new StepOutcome.Waiting("WaitingForSecurity", "The pod execution role is not there yet.", Pace.Settling);

        var profiles = new ProfileClient(regions.For(pass.Settings.Region).Clients.EKS);
        var observed = await profiles.ReadAsync(network.EksClusterName, pass.Names.Stem, cancellationToken);
        if (observed.Where(profile => !IsOwned(profile, pass)).Select(profile => profile.Name).ToList() is { Count: > 0 } foreign)
            return new StepOutcome.Blocked(
                "ForeignResource",
                $"Not this platform's, though named like its own: Fargate profile {string.Join(", ", foreign)}. Delete what is there.",
                Pace.Blocked);

        var desired = ProfileDesired.For(pass, network, security);
        var changes = ProfileDiff.Between(desired, observed);
        if (!pass.ReadOnly)
            await ApplyAsync(profiles, changes, cancellationToken);
        return Outcome(desired, observed, changes);
    }

    public async Task<StepOutcome> DeleteAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var profiles = new ProfileClient(regions.For(pass.Settings.Region).Clients.EKS);
        var cluster = pass.Settings.Network.EksClusterName;
        var observed = await profiles.ReadAsync(cluster, pass.Names.Stem, cancellationToken);
        var owned = observed.Where(profile => IsOwned(profile, pass)).ToList();
        if (owned.Count == 0)
            return new StepOutcome.InSync();
        var going = owned.Any(profile => profile.Lifecycle is not (ProfileLifecycle.Active or ProfileLifecycle.Failed));
        List<ProfileChange> changes = going ? [] : [new ProfileChange.Delete(cluster, owned[0].Name, ChangeEffect.Destroy)];
        if (!pass.ReadOnly)
            await ApplyAsync(profiles, changes, cancellationToken);
        return new StepOutcome.Waiting("Deleting", States(owned), Pace.Settling) { Changes = Describe(changes) };
    }

    private static async Task ApplyAsync(ProfileClient profiles, IReadOnlyList<ProfileChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
            await profiles.ApplyAsync(change, cancellationToken).UnlessThereAsync();
    }

    private static StepOutcome Outcome(
        IReadOnlyList<ProfileDesired> desired, IReadOnlyList<ProfileObserved> observed, IReadOnlyList<ProfileChange> changes)
    {
        var active = observed.Where(profile => profile.Lifecycle == ProfileLifecycle.Active).Select(profile => profile.Name).ToHashSet();
        IReadOnlyList<IStepFacts> facts = desired.All(profile => active.Contains(profile.Name))
            ? [new ComputeFacts(desired.Select(profile => profile.Name).ToList())]
            : [];
        if (observed.FirstOrDefault(profile => profile.Lifecycle == ProfileLifecycle.Failed) is { } failed)
            return new StepOutcome.Blocked(
                "ProfileFailed",
                $"Fargate profile {failed.Name} is {failed.State}: {failed.Issues}. It is tried again.",
                Pace.Blocked)
            {
                Facts = facts,
                Changes = Describe(changes),
            };
        var settled = changes.Count == 0 && observed.Count == desired.Count && active.Count == desired.Count;
        return settled
            ? new StepOutcome.InSync { Facts = facts }
            : new StepOutcome.Waiting("Changing", States(observed), Pace.Settling) { Facts = facts, Changes = Describe(changes) };
    }

    private static string States(IReadOnlyList<ProfileObserved> profiles) => profiles.Count == 0
        ? "The Fargate profile is being made."
        : $"Fargate profiles: {string.Join(", ", profiles.Select(profile => $"{profile.Name} {profile.State}"))}.";

    private static List<PlannedChange> Describe(IReadOnlyList<ProfileChange> changes)
        => changes.Select(change => change.Describe()).ToList();

    private static bool IsOwned(ProfileObserved profile, PlatformPass pass)
        => OwnershipTags.Check(profile.Tags, pass.Uid) == Ownership.Owned;
}
