using k8s;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.App;

/// <summary>Keeps the wallet API: migration, pods, scaling, load balancer.</summary>
internal sealed class AppStep(IKubernetes client, RoomTools tools) : Room<AppDesired, AppObserved, AppChange>(tools), IPlatformStep
{
    /// <summary>Spec section, also in tags.</summary>
    public const string ComponentName = "app";

    public override string Component => ComponentName;

    public override string ConditionType => ConditionTypes.AppReady;

    public override IReadOnlyList<string> Needs => ["network", "security", "database", "cache", "messaging", "compute"];

    // Pods would read a ConfigMap of somebody else's that bears our name: until it is out of the way, nothing is applied.
    protected override bool IsHeldByForeign => true;

    protected override bool IsListed(string kind) => false;

    /// <summary>A foreign object under one of our names would hold up the pods when all of AWS has been built for them.</summary>
    public async Task<StepOutcome> PreflightAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var observed = await ReadAsync(pass, AppNames.Possible(pass), cancellationToken);
        var foreign = new Holdings(HoldingsOf(pass, observed), pass, Component).Foreign;
        var names = string.Join(", ", foreign.Select(each => each.Resource));
        return foreign.Count == 0 ? new StepOutcome.InSync() : new StepOutcome.Blocked(
            OwnershipFindings.Foreign,
            $"In namespace {pass.Key.Namespace} there is already {names}, which does not belong to this platform. Nothing is created in AWS "
                + "until it is out of the way: delete it, or give the WalletPlatform another name.",
            Pace.Blocked);
    }

    internal override async Task<string?> SendAsync(PlatformPass pass, AppChange change, CancellationToken cancellationToken)
    {
        await new AppObjects(client, pass.Key.Namespace).SendAsync(change, cancellationToken);
        return null;
    }

    // Before its first change nothing of it is there, and while an input is missing nothing of it will be: AWS builds for half an hour.
    protected override Task<AppObserved> ReadAsync(PlatformPass pass, CancellationToken cancellationToken)
        => !pass.HasBegun(Component) && Needs.Any(need => pass.Facts.All(facts => facts.Component != need))
            ? Task.FromResult(AppObserved.Empty)
            : ReadAsync(pass, AppNames.All(pass), cancellationToken);

    protected override IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, AppObserved observed) => observed.Holdings(pass.ObjectUid);

    protected override AppObserved Only(AppObserved observed, IReadOnlyList<Holding> kept) => observed.Only(kept);

    protected override AppDesired? Desire(PlatformPass pass, AppObserved observed)
        => AppInputs.From(pass, observed) is { } inputs ? AppDesired.For(inputs) : null;

    protected override IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, AppObserved observed)
        => AppReadiness.UrlOf(pass, observed) is { } url ? [new AppFacts(url)] : [];

    protected override RoomPlan<AppChange> Plan(PlatformPass pass, AppDesired? desired, AppObserved observed)
        => desired is null ? RoomPlan<AppChange>.Empty : RoomPlan<AppChange>.Of(AppDiff.Between(desired, observed)).With(desired.Refusal);

    protected override IEnumerable<AppChange> Gate(
        PlatformPass pass, IReadOnlyList<AppChange> open, IReadOnlyList<AppChange> planned, AppObserved observed) => open;

    protected override IEnumerable<Finding> Standing(
        PlatformPass pass, AppDesired desired, AppObserved observed, IReadOnlyList<AppChange> planned)
        => AppReadiness.Of(pass, desired, observed, planned.Count > 0);

    protected override RoomPlan<AppChange> Teardown(PlatformPass pass, AppObserved observed)
        => RoomPlan<AppChange>.Of(AppTeardown.Of(observed));

    protected override IEnumerable<Finding> Leftovers(PlatformPass pass, AppObserved observed)
    {
        if (observed.Objects.Count > 0)
            yield return Finding.Moving(
                "Deleting", $"Still there: {string.Join(", ", observed.Holdings(pass.ObjectUid).Select(each => each.Resource))}.");
    }

    // The cache demands its token of every client only once all pods send it.
    protected override IEnumerable<RememberedResource> Notes(
        PlatformPass pass, AppObserved observed, IReadOnlyList<PlannedChange> applied)
        => AppInputs.From(pass, observed) is { Cache.HasAuthToken: true } inputs && AppReadiness.IsRolledOut(pass, AppDesired.For(inputs), observed)
            ? [new RememberedResource(Component, RememberedResource.PodsHaveCacheToken, inputs.Name)]
            : [];

    private Task<AppObserved> ReadAsync(
        PlatformPass pass, IEnumerable<(ObjectKind Kind, string Name)> names, CancellationToken cancellationToken)
        => new AppObjects(client, pass.Key.Namespace).ReadAsync(
            $"{PlatformLabels.Instance}={pass.Key.Name},{PlatformLabels.PartOf}={PlatformLabels.PartOfValue}", names, cancellationToken);
}
