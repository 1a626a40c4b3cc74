using System.Collections.Concurrent;
using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Database;

/// <summary>Keeps the Aurora cluster, its instances and its parameters.</summary>
internal sealed class DatabaseStep(AwsRegions regions, RoomTools tools, DatabaseOptions? options = null)
    : AwsRoom<DatabaseDesired, DatabaseObserved>(regions, tools), IPredecessors
{
    private readonly ItemReader<ParameterGroupObserved?> _groups = new(tools.Time, ReadAges.DatabaseParameters);

    private readonly TimeSpan _rest = (options ?? new DatabaseOptions()).ParameterGroupRest;

    // By then a restart that was asked for shows in the lists of instances, which may be of a moment before.
    private static readonly TimeSpan Visible = TimeSpan.FromMinutes(1);

    // RDS does not say when a group was made. A process that did not make it takes it for old enough.
    private readonly ConcurrentDictionary<string, long> _groupsMadeAt = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, long> _restartedAt = new(StringComparer.Ordinal);

    public override string Component => DatabaseNames.Component;

    public override string ConditionType => ConditionTypes.DatabaseReady;

    public override IReadOnlyList<string> Needs => ["network", "security"];

    internal override Fault Judge(PlatformPass pass, AwsChange change, Fault fault) => DatabaseFaults.Of(change, fault);

    public override void Forget(string uid)
    {
        base.Forget(uid);
        _groupsMadeAt.TryRemove(uid, out _);
        _restartedAt.TryRemove(uid, out _);
    }

    public async Task<IReadOnlyList<Predecessor>> FindPredecessorsAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var aws = await RegionAsync(pass, cancellationToken);
        return DatabasePredecessors.Of(await aws.Fleet.DBClusters.ReadAsync(pass.Asker(), cancellationToken), pass.Uid);
    }

    protected override async Task<DatabaseObserved> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
    {
        var observed = await new DatabaseReader(aws, pass, _groups).ReadAsync(cancellationToken);
        return observed with
        {
            IsParameterGroupYoung = IsWithin(_groupsMadeAt, pass.Uid, _rest),
            IsRestartYoung = IsWithin(_restartedAt, pass.Uid, Visible),
        };
    }

    protected override async Task<DatabaseObserved> ReadForDeletionAsync(
        AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
    {
        var reader = new DatabaseReader(aws, pass, _groups);
        var observed = await reader.ReadAsync(cancellationToken);
        return DatabaseTeardown.NeedsSnapshot(pass) && observed.Cluster is not null
            ? observed with { Snapshot = await reader.ReadSnapshotAsync(DatabaseNames.FinalSnapshot(pass.Names), cancellationToken) }
            : observed;
    }

    protected override void Changed(PlatformPass pass, AwsChange change)
    {
        _groups.Mutated(DatabaseNames.Cluster(pass.Names));
        if (change.Request is CreateDBClusterParameterGroupRequest)
            _groupsMadeAt[pass.Uid] = Time.GetTimestamp();
        if (change.Restarts)
            _restartedAt[pass.Uid] = Time.GetTimestamp();
    }

    protected override IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, DatabaseObserved observed)
        => observed.Holdings(pass.Names, pass.Uid);

    protected override DatabaseObserved Only(DatabaseObserved observed, IReadOnlyList<Holding> kept) => observed.Only(kept);

    protected override DatabaseDesired? Desire(PlatformPass pass, DatabaseObserved observed)
        => pass.Find<NetworkFacts>() is { } network && pass.Find<SecurityFacts>() is { } security
            ? DatabaseDesired.For(pass, network, security)
            : null;

    protected override IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, DatabaseObserved observed)
        => DatabaseStanding.IsServing(observed) && observed.Cluster is { WriterHost: { } writer } cluster
            ? [new DatabaseFacts(writer, cluster.ReaderHost ?? writer, cluster.Port, pass.Settings.Database.Name)]
            : [];

    protected override RoomPlan<AwsChange> Plan(PlatformPass pass, DatabaseDesired? desired, DatabaseObserved observed)
        => DatabaseDiff.Between(pass, desired, observed);

    protected override IEnumerable<AwsChange> Gate(
        PlatformPass pass, IReadOnlyList<AwsChange> open, IReadOnlyList<AwsChange> planned, DatabaseObserved observed)
        => DatabaseGate.Now(pass, open, planned, observed);

    protected override IEnumerable<Finding> Standing(
        PlatformPass pass, DatabaseDesired desired, DatabaseObserved observed, IReadOnlyList<AwsChange> planned)
        => DatabaseStanding.Of(observed, planned);

    protected override RoomPlan<AwsChange> Teardown(PlatformPass pass, DatabaseObserved observed) => DatabaseTeardown.Of(pass, observed);

    protected override IEnumerable<Finding> Leftovers(PlatformPass pass, DatabaseObserved observed)
        => DatabaseTeardown.Leftovers(pass, observed);

    // AWS does not say what a cluster was restored from: it is what the spec said when the cluster was first seen.
    protected override AcceptedStatus Built(PlatformPass pass, AcceptedStatus accepted, DatabaseObserved observed) => accepted with
    {
        DatabaseName = observed.Cluster?.Answer.DatabaseName,
        DatabaseMasterUsername = observed.Cluster?.Answer.MasterUsername,
        DatabasePort = observed.Cluster?.Port,
        DatabaseRestoredFrom = observed.Cluster is null
            ? null
            : accepted.DatabaseRestoredFrom ?? AcceptedFields.BackupOf(pass.Settings.Database.RestoreFrom),
    };

    protected override bool StaysRemembered(RememberedResource gone, DatabaseObserved observed)
        => gone.Kind == DatabaseNames.ClusterKind && observed.ClusterThere is null;

    protected override IEnumerable<RememberedResource> Notes(
        PlatformPass pass, DatabaseObserved observed, IReadOnlyList<PlannedChange> applied)
        => DatabaseNotes.Of(pass, observed, applied);

    private bool IsWithin(ConcurrentDictionary<string, long> moments, string uid, TimeSpan time)
        => moments.TryGetValue(uid, out var at) && Time.GetElapsedTime(at) < time;
}
