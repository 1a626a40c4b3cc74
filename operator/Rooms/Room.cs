using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Rooms;

/// <summary>
/// The pass of a room, said once: observe, sort by ownership, report facts, plan, send each change on its own, and say how things stand.
/// A room says only what is its own.
/// </summary>
/// <typeparam name="TDesired">Its resources as they should be.</typeparam>
/// <typeparam name="TObserved">Its resources as they are.</typeparam>
/// <typeparam name="TChange">What it changes.</typeparam>
internal abstract class Room<TDesired, TObserved, TChange>(RoomTools tools) : IPlatformStep
    where TDesired : class
    where TChange : class, IRoomChange
{
    private readonly ChangeSender<TChange> _sender = new(tools);

    public abstract string Component { get; }

    public abstract string ConditionType { get; }

    public virtual IReadOnlyList<string> Needs => [];

    /// <summary>Whether a resource of somebody else's under one of our names holds up every change of the room, not only its own.</summary>
    protected virtual bool IsHeldByForeign => false;

    /// <summary>Whether the status lists resources of a kind. Of one that it does not, it cannot be said whether what is missing was ever there.</summary>
    protected virtual bool IsListed(string kind) => true;

    /// <summary>Clock of the room.</summary>
    protected TimeProvider Time => tools.Time;

    public async Task<StepOutcome> ReconcileAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var observed = await ReadAsync(pass, cancellationToken);
        var holdings = new Holdings(HoldingsOf(pass, observed), pass, Component);
        var desired = Desire(pass, observed);
        if (desired is null && BlindInput(pass) is { } blind)
            return blind with { Facts = FactsOf(pass, Serving(observed, holdings)) };

        var owned = Only(observed, [.. holdings.Owned, .. holdings.Unclear]);
        var plan = Plan(pass, desired, owned);
        // What is remembered may be hours old: nothing is changed by it.
        if (pass.IsAtRest && plan.Changes.Count > 0)
            return await ReconcileAsync(pass with { IsAtRest = false }, cancellationToken);
        _sender.Note(Component, pass, FailedLater(pass, owned, plan.Changes));
        var waits = pass.IsHeld && !HasLost(plan, holdings);
        var isHeld = IsHeldByForeign && holdings.Foreign.Count > 0;
        var allowed = plan.Changes.Where(change => holdings.Allows(change.What)).ToList();
        var due = allowed
            .Where(change => !isHeld && tools.Ledger.IsDue(pass, change.What))
            .ToLookup(change => tools.Repeats.IsDue(pass, Component, change.What));
        var now = OnePerResource(Gate(pass, [.. due[true]], plan.Changes, owned));
        var sent = pass.ReadOnly || waits ? Sent.Nothing : await _sender.SendAsync(this, pass, now, cancellationToken);
        List<Finding> findings =
        [
            .. OwnershipFindings.Of(pass, holdings),
            .. plan.Impossible,
            .. Refusals(pass, plan.Changes),
            .. Undone(pass, Gate(pass, [.. due[false]], plan.Changes, owned)),
            .. desired is null ? [WaitingForInput(pass)] : Standing(pass, desired, owned, waits ? [] : allowed),
        ];
        if (findings.All(finding => finding.NeedsPerson))
            tools.Repeats.Settle(pass, Component, plan.Changes.Select(change => change.What));
        return Outcomes.Of(findings, waits ? [] : plan.Changes, sent, pass.ReadOnly) with
        {
            Planned = [.. plan.Changes.Select(change => change.What)],
            Facts = FactsOf(pass, Serving(observed, holdings)),
            Remember = [.. Memory(pass, holdings, owned), .. Notes(pass, owned, sent.Applied)],
            Accept = accepted => Accept(pass, accepted, owned),
        };
    }

    public async Task<StepOutcome> DeleteAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        if (!pass.HasBegun(Component))
            return new StepOutcome.InSync();
        var observed = await ReadForDeletionAsync(pass, cancellationToken);
        var holdings = new Holdings(HoldingsOf(pass, observed), pass, Component);
        var plan = Teardown(pass, Only(observed, holdings.Owned));
        var now = OnePerResource(plan.Changes.Where(change => tools.Ledger.IsDue(pass, change.What)));
        var sent = pass.ReadOnly ? Sent.Nothing : await _sender.SendAsync(this, pass, now, cancellationToken);
        List<Finding> findings = [.. OwnershipFindings.OfDeletion(pass, holdings), .. plan.Impossible, .. Refusals(pass, plan.Changes)];
        if (pass.ReadOnly && plan.Changes.Count > 0)
            findings.Add(Finding.Stuck("Paused", "spec.paused holds the deletion: set it to false to let it go on."));
        findings.AddRange(await LeftoversAsync(pass, Only(observed, holdings.Owned), sent, cancellationToken));
        return Outcomes.Of(findings, plan.Changes, sent, pass.ReadOnly);
    }

    public virtual void Forget(string uid)
    {
        tools.Ledger.Forget(uid);
        tools.Repeats.Forget(uid);
    }

    /// <summary>Sends one change.</summary>
    /// <returns>The request id, where the service gives one.</returns>
    internal abstract Task<string?> SendAsync(PlatformPass pass, TChange change, CancellationToken cancellationToken);

    /// <summary>What a fault means for one change: a room knows which field of the spec is to blame, and what passes by itself. Pure.</summary>
    internal virtual Fault Judge(PlatformPass pass, TChange change, Fault fault) => fault;

    /// <summary>Everything of the platform's that there is, and all that the plan needs to know. Faults leave it as exceptions.</summary>
    protected abstract Task<TObserved> ReadAsync(PlatformPass pass, CancellationToken cancellationToken);

    /// <summary>What a deletion needs to know; by default the same.</summary>
    protected virtual Task<TObserved> ReadForDeletionAsync(PlatformPass pass, CancellationToken cancellationToken) => ReadAsync(pass, cancellationToken);

    /// <summary>The observed resources that bear the platform's names, with whose they are.</summary>
    protected abstract IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, TObserved observed);

    /// <summary>The observed without the resources that are not among these.</summary>
    protected abstract TObserved Only(TObserved observed, IReadOnlyList<Holding> kept);

    /// <summary>The resources as they should be; null while an earlier room has not reported what they need.</summary>
    protected abstract TDesired? Desire(PlatformPass pass, TObserved observed);

    /// <summary>What later rooms need, from what serves now.</summary>
    protected abstract IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, TObserved observed);

    /// <summary>What differs, in order, and what cannot be had. Pure.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be; null while an input is missing: then only what needs no input.</param>
    /// <param name="observed">As it is, without what is not ours.</param>
    protected abstract RoomPlan<TChange> Plan(PlatformPass pass, TDesired? desired, TObserved observed);

    /// <summary>Which of the open changes may be made in this pass, given the states of the resources. Pure.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="open">Planned changes that ownership and back-off allow.</param>
    /// <param name="planned">All planned changes.</param>
    /// <param name="observed">As it is, without what is not ours.</param>
    protected abstract IEnumerable<TChange> Gate(
        PlatformPass pass, IReadOnlyList<TChange> open, IReadOnlyList<TChange> planned, TObserved observed);

    /// <summary>Planned changes that were sent before, taken, and could not be carried out: they are backed off from as refused ones are. Pure.</summary>
    protected virtual IEnumerable<LateFailure> FailedLater(PlatformPass pass, TObserved observed, IReadOnlyList<TChange> planned) => [];

    /// <summary>Why it is not as the spec says, apart from planned changes and refusals: states, failures, losses. Pure.</summary>
    protected abstract IEnumerable<Finding> Standing(
        PlatformPass pass, TDesired desired, TObserved observed, IReadOnlyList<TChange> planned);

    /// <summary>The next steps of taking it down by the deletion policy; <see cref="RoomPlan{T}.Impossible"/> is what holds it up. Pure.</summary>
    protected abstract RoomPlan<TChange> Teardown(PlatformPass pass, TObserved observed);

    /// <summary>What is left of a deletion; none when the component is done.</summary>
    protected abstract IEnumerable<Finding> Leftovers(PlatformPass pass, TObserved observed);

    /// <summary>The same, for a room that has to ask what holds a resource.</summary>
    private protected virtual Task<IEnumerable<Finding>> LeftoversAsync(
        PlatformPass pass, TObserved observed, Sent sent, CancellationToken cancellationToken) => Task.FromResult(Leftovers(pass, observed));

    /// <summary>Writes what AWS has into the fields that later specs may not change.</summary>
    protected virtual AcceptedStatus Accept(PlatformPass pass, AcceptedStatus accepted, TObserved observed) => accepted;

    /// <summary>Whether a resource that is not there any more stays in the status: a data store that is gone is an alarm, not a reason to create.</summary>
    protected virtual bool StaysRemembered(RememberedResource gone, TObserved observed) => false;

    /// <summary>What the status remembers besides the resources themselves.</summary>
    protected virtual IEnumerable<RememberedResource> Notes(PlatformPass pass, TObserved observed, IReadOnlyList<PlannedChange> applied) => [];

    private IEnumerable<RememberedResource> Memory(PlatformPass pass, Holdings holdings, TObserved owned)
    {
        var there = holdings.Owned.Concat(holdings.Unproven).Where(each => each.Id.Length > 0).Select(each => new RememberedResource(Component, each.Kind, each.Id)).ToList();
        return there.Concat(pass.Remembered.Where(each => each.Component == Component && !there.Contains(each) && StaysRemembered(each, owned)));
    }

    private TObserved Serving(TObserved observed, Holdings holdings) => Only(observed, [.. holdings.Owned, .. holdings.Unproven]);

    // What was lost is repaired, whatever else waits. What the platform never had is new in this release, and waits.
    private bool HasLost(RoomPlan<TChange> plan, Holdings holdings) => plan.Changes
        .Where(change => change.What.Verb == PlannedChange.Create)
        .Any(change => !IsListed(change.What.Kind) || holdings.HasLost(change.What.Kind));

    private static List<TChange> OnePerResource(IEnumerable<TChange> changes) => [.. changes.DistinctBy(change => change.What.Resource)];

    private IEnumerable<Finding> Refusals(PlatformPass pass, IReadOnlyList<TChange> planned) => planned
        .Select(change => tools.Ledger.Find(pass, change.What))
        .OfType<Refusal>()
        .Select(tools.Ledger.FindingOf);

    // Changes that could be made now, were it not that they did not last. What was refused is reported as that.
    private IEnumerable<Finding> Undone(PlatformPass pass, IEnumerable<TChange> held) => held
        .Where(change => tools.Ledger.Find(pass, change.What) is null)
        .Select(change => tools.Repeats.FindingOf(pass, Component, change.What))
        .OfType<Finding>();

    // An input that could not be observed says nothing about this room either.
    private StepOutcome.Unobserved? BlindInput(PlatformPass pass)
        => Needs.Where(need => !Reports(pass, need)).Select(pass.Unobserved.GetValueOrDefault).OfType<StepOutcome.Unobserved>().FirstOrDefault();

    private Finding WaitingForInput(PlatformPass pass)
    {
        var missing = Needs.Where(need => !Reports(pass, need)).ToList();
        var first = missing.Count > 0 ? missing[0] : "inputs";
        return Finding.Moving(StepOutcome.Waiting.ReasonFor(first), $"Waiting for: {string.Join(", ", missing)}.");
    }

    private static bool Reports(PlatformPass pass, string component) => pass.Facts.Any(facts => facts.Component == component);
}
