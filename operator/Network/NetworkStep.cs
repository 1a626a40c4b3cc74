using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Network;

/// <summary>Finds VPC and subnets; keeps security groups and subnet groups.</summary>
internal sealed class NetworkStep(AwsRegions regions, RoomTools tools) : AwsRoom<NetworkDesired, NetworkObserved>(regions, tools)
{
    private readonly ItemReader<IReadOnlyDictionary<string, string>?> _tags = new(tools.Time, ReadAges.SubnetGroupTags);
    private readonly ItemReader<ClusterNetwork?> _clusters = new(tools.Time, ReadAges.Common);
    private readonly AwsRegions _regions = regions;
    private readonly ChangeLedger _refused = tools.Ledger;

    public override string Component => NetworkNames.Component;

    public override string ConditionType => ConditionTypes.NetworkReady;

    protected override Task<NetworkObserved> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => new NetworkReader(aws, pass, _tags, _clusters).ReadAsync(cancellationToken);

    protected override Task<NetworkObserved> ReadForDeletionAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => new NetworkReader(aws, pass, _tags, _clusters).ReadOwnedAsync(cancellationToken);

    protected override void Changed(PlatformPass pass, AwsChange change)
    {
        if (SubnetGroupRequests.ArnOf(change.Request) is { } arn)
            _tags.Mutated(arn);
    }

    protected override IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, NetworkObserved observed) => observed.Holdings(pass);

    protected override NetworkObserved Only(NetworkObserved observed, IReadOnlyList<Holding> kept) => observed.Only(kept);

    protected override NetworkDesired Desire(PlatformPass pass, NetworkObserved observed) => NetworkDesired.For(pass, observed);

    protected override IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, NetworkObserved observed)
        => NetworkReport.FactsOf(pass, observed) is { } facts ? [facts] : [];

    protected override RoomPlan<AwsChange> Plan(PlatformPass pass, NetworkDesired? desired, NetworkObserved observed)
        => desired is null ? RoomPlan<AwsChange>.Empty : NetworkDiff.Between(pass, desired, observed);

    protected override IEnumerable<AwsChange> Gate(
        PlatformPass pass, IReadOnlyList<AwsChange> open, IReadOnlyList<AwsChange> planned, NetworkObserved observed) => open;

    protected override IEnumerable<Finding> Standing(
        PlatformPass pass, NetworkDesired desired, NetworkObserved observed, IReadOnlyList<AwsChange> planned) => [];

    protected override RoomPlan<AwsChange> Teardown(PlatformPass pass, NetworkObserved observed)
        => RoomPlan<AwsChange>.Of(NetworkTeardown.Of(pass, observed));

    protected override IEnumerable<Finding> Leftovers(PlatformPass pass, NetworkObserved observed) => NetworkTeardown.Leftovers(pass, observed);

    // Interfaces of deleted stores and load balancers vanish minutes after them. Asked for as long as a removal is held up, also in passes
    // that do not try it again, so that the message stays the same.
    private protected override async Task<IEnumerable<Finding>> LeftoversAsync(
        PlatformPass pass, NetworkObserved observed, Sent sent, CancellationToken cancellationToken)
    {
        var blockers = new NetworkBlockers(_regions.For(pass.Settings.Region).Clients.EC2);
        List<Finding> findings = [];
        foreach (var change in NetworkTeardown.Of(pass, observed).Where(change => IsHeldUp(pass, change)))
        {
            if (await blockers.ExplainAsync(change, cancellationToken) is { } sentence)
                findings.Add(Finding.Moving(AwsFaults.InUse, sentence));
        }

        return [.. findings, .. Leftovers(pass, observed)];
    }

    protected override AcceptedStatus Built(PlatformPass pass, AcceptedStatus accepted, NetworkObserved observed)
        => observed.SecurityGroups.Count + observed.OwnSubnets.Count + observed.OwnRouteTables.Count == 0
            ? accepted with { EksClusterName = null, VpcId = null }
            : accepted with
            {
                EksClusterName = observed.Cluster?.Name ?? accepted.EksClusterName,
                VpcId = observed.VpcId ?? accepted.VpcId,
            };

    private bool IsHeldUp(PlatformPass pass, AwsChange change) => _refused.Find(pass, change.What)?.Fault.Reason == AwsFaults.InUse;
}
