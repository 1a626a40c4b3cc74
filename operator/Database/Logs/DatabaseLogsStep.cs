using Amazon.CloudWatchLogs.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Database.Logs;

/// <summary>
/// Keeps the log groups that the database logs to: made before it is, with a retention and a key. A room of its own, so that no fault of
/// CloudWatch Logs touches the database.
/// </summary>
internal sealed class DatabaseLogsStep(AwsRegions regions, RoomTools tools) : AwsRoom<DatabaseLogsDesired, DatabaseLogsObserved>(regions, tools)
{
    private readonly LogGroupReader _groups = new(tools.Time);

    public override string Component => DatabaseLogsNames.Component;

    public override string ConditionType => ConditionTypes.DatabaseLogsReady;

    public override IReadOnlyList<string> Needs => ["security"];

    internal override Fault Judge(PlatformPass pass, AwsChange change, Fault fault)
        => change.Request is CreateLogGroupRequest && fault is { NeedsPerson: true, Remedy: null }
            ? fault with
            {
                Remedy = "Until then RDS makes the log groups, and their records never expire, which is all that it holds up; "
                    + $"{DatabaseLogsNames.Field}: [] gives the logs up.",
            }
            : fault;

    // Who never asked for logs has none, and costs no call.
    protected override async Task<DatabaseLogsObserved> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => pass.Settings.Database.LogExports.Count > 0 || pass.HasBegun(Component)
            ? await Reader(aws, pass).ReadAsync(cancellationToken)
            : DatabaseLogsObserved.None;

    protected override Task<DatabaseLogsObserved> ReadForDeletionAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => Reader(aws, pass).ReadAllAsync(cancellationToken);

    protected override void Changed(PlatformPass pass, AwsChange change) => _groups.Mutated(change.What.Name);

    protected override IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, DatabaseLogsObserved observed) => observed.Holdings(pass.Uid);

    protected override DatabaseLogsObserved Only(DatabaseLogsObserved observed, IReadOnlyList<Holding> kept) => observed.Only(kept);

    protected override DatabaseLogsDesired? Desire(PlatformPass pass, DatabaseLogsObserved observed)
        => pass.Find<SecurityFacts>() is { } security ? DatabaseLogsDesired.For(pass, security, observed) : null;

    protected override IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, DatabaseLogsObserved observed) => [];

    protected override RoomPlan<AwsChange> Plan(PlatformPass pass, DatabaseLogsDesired? desired, DatabaseLogsObserved observed)
        => desired is null ? RoomPlan<AwsChange>.Empty : RoomPlan<AwsChange>.Of(DatabaseLogsDiff.Between(pass, desired, observed));

    protected override IEnumerable<AwsChange> Gate(
        PlatformPass pass, IReadOnlyList<AwsChange> open, IReadOnlyList<AwsChange> planned, DatabaseLogsObserved observed) => open;

    protected override IEnumerable<Finding> Standing(
        PlatformPass pass, DatabaseLogsDesired desired, DatabaseLogsObserved observed, IReadOnlyList<AwsChange> planned) => [];

    protected override RoomPlan<AwsChange> Teardown(PlatformPass pass, DatabaseLogsObserved observed)
        => RoomPlan<AwsChange>.Of(DatabaseLogsTeardown.Of(pass, observed));

    protected override IEnumerable<Finding> Leftovers(PlatformPass pass, DatabaseLogsObserved observed)
        => DatabaseLogsTeardown.Leftovers(pass, observed);

    private DatabaseLogsReader Reader(AwsRegion aws, PlatformPass pass) => new(aws, pass, _groups);
}
