using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Tests.Rooms;

/// <summary>A room in AWS that finds what the test says, plans nothing and writes down what the mechanism asked of it.</summary>
internal sealed class ScriptedAwsRoom(AwsRegions regions, RoomTools tools) : AwsRoom<string, IReadOnlyList<Holding>>(regions, tools)
{
    public override string Component => "compute";

    public override string ConditionType => "ComputeReady";

    public IReadOnlyList<Holding> There { get; set; } = [];

    /// <summary>Regions that were read, in order.</summary>
    public List<string> Read { get; } = [];

    /// <summary>Changes that the room was told of, in order.</summary>
    public List<AwsChange> Changes { get; } = [];

    /// <summary>What becomes of the accepted status, whether the account is known or not.</summary>
    public AcceptedStatus AcceptOf(PlatformPass pass, AcceptedStatus accepted) => Accept(pass, accepted, There);

    protected override Task<IReadOnlyList<Holding>> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
    {
        Read.Add(aws.Clients.Region);
        return Task.FromResult(There);
    }

    protected override void Changed(PlatformPass pass, AwsChange change) => Changes.Add(change);

    protected override AcceptedStatus Built(PlatformPass pass, AcceptedStatus accepted, IReadOnlyList<Holding> observed)
        => accepted with { VpcId = "vpc-built" };

    protected override IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, IReadOnlyList<Holding> observed) => observed;

    protected override IReadOnlyList<Holding> Only(IReadOnlyList<Holding> observed, IReadOnlyList<Holding> kept) => kept;

    protected override string? Desire(PlatformPass pass, IReadOnlyList<Holding> observed) => "wanted";

    protected override IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, IReadOnlyList<Holding> observed) => [];

    protected override RoomPlan<AwsChange> Plan(PlatformPass pass, string? desired, IReadOnlyList<Holding> observed)
        => RoomPlan<AwsChange>.Empty;

    protected override IEnumerable<AwsChange> Gate(
        PlatformPass pass, IReadOnlyList<AwsChange> open, IReadOnlyList<AwsChange> planned, IReadOnlyList<Holding> observed) => open;

    protected override IEnumerable<Finding> Standing(
        PlatformPass pass, string desired, IReadOnlyList<Holding> observed, IReadOnlyList<AwsChange> planned) => [];

    protected override RoomPlan<AwsChange> Teardown(PlatformPass pass, IReadOnlyList<Holding> observed) => RoomPlan<AwsChange>.Empty;

    protected override IEnumerable<Finding> Leftovers(PlatformPass pass, IReadOnlyList<Holding> observed)
        => observed.Select(each => Finding.Moving("Deleting", $"{each.Name} is left."));
}
