using System.Net;
using Amazon.CloudWatchLogs.Model;
using Amazon.EC2;
using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Network.FlowLogs;

/// <summary>Keeps flow logs of the subnets in use. A room of its own, for it needs a role and a key, and those need the network.</summary>
internal sealed class FlowLogsStep(AwsRegions regions, RoomTools tools) : AwsRoom<FlowLogsDesired, FlowLogsObserved>(regions, tools)
{
    private readonly AwsRegions _regions = regions;
    private readonly LogGroupReader _groups = new(tools.Time);

    public override string Component => FlowLogsNames.Component;

    public override string ConditionType => ConditionTypes.FlowLogsReady;

    public override IReadOnlyList<string> Needs => [NetworkNames.Component, "security"];

    internal override async Task<string?> SendAsync(PlatformPass pass, AwsChange change, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _regions.For(pass.Settings.Region).SendAsync(change.Request, pass.Uid, cancellationToken);
            return FlowLogRequests.RefusedIn(answer) is { Error: { } error }
                ? throw new AmazonEC2Exception(
                    error.Message, null, ErrorType.Sender, error.Code, answer.ResponseMetadata?.RequestId, HttpStatusCode.BadRequest)
                : answer.ResponseMetadata?.RequestId;
        }
        finally
        {
            if (change.Request is AmazonCloudWatchLogsRequest)
                _groups.Mutated(FlowLogsNames.LogGroup(pass.Names));
        }
    }

    internal override Fault Judge(PlatformPass pass, AwsChange change, Fault fault) => fault.NeedsPerson && fault.Remedy is null
        ? fault with { Remedy = $"{FlowLogsNames.Field}: false gives it up." }
        : fault;

    // Who never asked for flow logs has none, and costs no call.
    protected override async Task<FlowLogsObserved> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => pass.Settings.Network.FlowLogs || pass.HasBegun(Component)
            ? await Reader(aws, pass).ReadAsync(DesiredOf(pass)?.SubnetIds ?? [], cancellationToken)
            : FlowLogsObserved.None;

    protected override Task<FlowLogsObserved> ReadForDeletionAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => Reader(aws, pass).ReadAllAsync(cancellationToken);

    protected override IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, FlowLogsObserved observed) => observed.Holdings(pass.Uid);

    protected override FlowLogsObserved Only(FlowLogsObserved observed, IReadOnlyList<Holding> kept) => observed.Only(kept);

    protected override FlowLogsDesired? Desire(PlatformPass pass, FlowLogsObserved observed) => DesiredOf(pass);

    protected override IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, FlowLogsObserved observed) => [];

    protected override RoomPlan<AwsChange> Plan(PlatformPass pass, FlowLogsDesired? desired, FlowLogsObserved observed)
        => desired is null ? RoomPlan<AwsChange>.Empty : RoomPlan<AwsChange>.Of(FlowLogsDiff.Between(pass, desired, observed));

    protected override IEnumerable<AwsChange> Gate(
        PlatformPass pass, IReadOnlyList<AwsChange> open, IReadOnlyList<AwsChange> planned, FlowLogsObserved observed) => open;

    protected override IEnumerable<Finding> Standing(
        PlatformPass pass, FlowLogsDesired desired, FlowLogsObserved observed, IReadOnlyList<AwsChange> planned)
        => FlowLogsStanding.Of(desired, observed);

    protected override RoomPlan<AwsChange> Teardown(PlatformPass pass, FlowLogsObserved observed)
        => RoomPlan<AwsChange>.Of(FlowLogsTeardown.Of(pass, observed));

    protected override IEnumerable<Finding> Leftovers(PlatformPass pass, FlowLogsObserved observed) => FlowLogsTeardown.Leftovers(pass, observed);

    private FlowLogsReader Reader(AwsRegion aws, PlatformPass pass) => new(aws, pass, _groups, Time);

    private static FlowLogsDesired? DesiredOf(PlatformPass pass)
        => pass.Find<NetworkFacts>() is { } network && pass.Find<SecurityFacts>() is { } security ? FlowLogsDesired.For(pass, network, security) : null;
}
