using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Tests.Rooms;

internal sealed record ScriptedChange(PlannedChange What) : IRoomChange;

/// <summary>A room that finds, wants and answers what the test says, and writes down what the mechanism asked of it.</summary>
internal sealed class ScriptedRoom(RoomTools tools) : Room<string, IReadOnlyList<Holding>, ScriptedChange>(tools)
{
    public override string Component => "compute";

    public override string ConditionType => "ComputeReady";

    public override IReadOnlyList<string> Needs => Inputs;

    public IReadOnlyList<string> Inputs { get; set; } = [];

    public IReadOnlyList<Holding> There { get; set; } = [];

    public string? Wanted { get; set; } = "wanted";

    public RoomPlan<ScriptedChange> Planned { get; set; } = RoomPlan<ScriptedChange>.Empty;

    public IReadOnlyList<Finding> Standings { get; set; } = [];

    public IReadOnlyList<Finding> Left { get; set; } = [];

    public IReadOnlyList<LateFailure> Late { get; set; } = [];

    public bool HoldsForForeign { get; set; }

    public Func<RememberedResource, bool> Stays { get; set; } = _ => false;

    public Func<PlannedChange, string?> OnSend { get; set; } = _ => "request-1";

    public Func<Fault, Fault> OnJudge { get; set; } = fault => fault;

    public Func<IReadOnlyList<ScriptedChange>, IReadOnlyList<ScriptedChange>, IEnumerable<ScriptedChange>> OnGate { get; set; }
        = (open, _) => open;

    /// <summary>Changes that were sent, in order.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>Names that the last plan or teardown was made from.</summary>
    public IReadOnlyList<string>? PlannedFrom { get; private set; }

    /// <summary>Names that the last look at leftovers was made from.</summary>
    public IReadOnlyList<string>? LeftFrom { get; private set; }

    public int Reads { get; private set; }

    /// <summary>Whether the last reading may have been an old one.</summary>
    public bool ReadAtRest { get; private set; }

    protected override bool IsHeldByForeign => HoldsForForeign;

    public static ScriptedChange Change(string resource, string verb = "Modify", string detail = "")
        => new(new PlannedChange(resource, verb, detail));

    public static RoomPlan<ScriptedChange> Plan(params string[] resources)
        => RoomPlan<ScriptedChange>.Of(resources.Select(each => Change(each)));

    internal override Task<string?> SendAsync(PlatformPass pass, ScriptedChange change, CancellationToken cancellationToken)
    {
        Sent.Add(change.What.ToString());
        return Task.FromResult(OnSend(change.What));
    }

    internal override Fault Judge(PlatformPass pass, ScriptedChange change, Fault fault) => OnJudge(fault);

    protected override Task<IReadOnlyList<Holding>> ReadAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        Reads++;
        ReadAtRest = pass.IsAtRest;
        return Task.FromResult(There);
    }

    protected override IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, IReadOnlyList<Holding> observed) => observed;

    protected override IReadOnlyList<Holding> Only(IReadOnlyList<Holding> observed, IReadOnlyList<Holding> kept)
        => [.. observed.Where(kept.Contains)];

    protected override string? Desire(PlatformPass pass, IReadOnlyList<Holding> observed) => Wanted;

    protected override IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, IReadOnlyList<Holding> observed)
        => [new ComputeFacts([.. observed.Select(each => new PodPlacement(each.Name, Zone: null))])];

    protected override RoomPlan<ScriptedChange> Plan(PlatformPass pass, string? desired, IReadOnlyList<Holding> observed)
    {
        PlannedFrom = [.. observed.Select(each => each.Name)];
        return Planned;
    }

    protected override IEnumerable<ScriptedChange> Gate(
        PlatformPass pass, IReadOnlyList<ScriptedChange> open, IReadOnlyList<ScriptedChange> planned, IReadOnlyList<Holding> observed)
        => OnGate(open, planned);

    protected override IEnumerable<LateFailure> FailedLater(
        PlatformPass pass, IReadOnlyList<Holding> observed, IReadOnlyList<ScriptedChange> planned) => Late;

    protected override IEnumerable<Finding> Standing(
        PlatformPass pass, string desired, IReadOnlyList<Holding> observed, IReadOnlyList<ScriptedChange> planned) => Standings;

    protected override RoomPlan<ScriptedChange> Teardown(PlatformPass pass, IReadOnlyList<Holding> observed) => Plan(pass, null, observed);

    protected override IEnumerable<Finding> Leftovers(PlatformPass pass, IReadOnlyList<Holding> observed)
    {
        LeftFrom = [.. observed.Select(each => each.Name)];
        return Left;
    }

    protected override AcceptedStatus Accept(PlatformPass pass, AcceptedStatus accepted, IReadOnlyList<Holding> observed)
        => accepted with { Environment = string.Join(",", observed.Select(each => each.Name)) };

    protected override bool StaysRemembered(RememberedResource gone, IReadOnlyList<Holding> observed) => Stays(gone);

    protected override IEnumerable<RememberedResource> Notes(
        PlatformPass pass, IReadOnlyList<Holding> observed, IReadOnlyList<PlannedChange> applied)
        => applied.Select(change => new RememberedResource(Component, "Note", change.Resource));
}
