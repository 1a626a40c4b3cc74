using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Cache;

/// <summary>Keeps the replication group and its parameters.</summary>
internal sealed class CacheStep(AwsRegions regions, RoomTools tools) : AwsRoom<GroupDesired, CacheObserved>(regions, tools)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);
    private readonly ItemReader<ParameterGroupObserved?> _parameters = new(tools.Time, MaxAge);
    private readonly ItemReader<IReadOnlyDictionary<string, string>> _tags = new(tools.Time, MaxAge);

    public override string Component => CacheNames.Component;

    public override string ConditionType => ConditionTypes.CacheReady;

    public override IReadOnlyList<string> Needs => ["network", "security"];

    protected override Task<CacheObserved> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => new CacheReader(aws, pass, _parameters, _tags).ReadAsync(cancellationToken);

    protected override async Task<CacheObserved> ReadForDeletionAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
    {
        var reader = new CacheReader(aws, pass, _parameters, _tags);
        var observed = await reader.ReadAsync(cancellationToken);
        return CacheTeardown.NeedsSnapshot(pass) && observed.Group is not null
            ? observed with { Snapshot = await reader.ReadSnapshotAsync(CacheNames.FinalSnapshot(pass.Names), cancellationToken) }
            : observed;
    }

    protected override void Changed(PlatformPass pass, AwsChange change)
    {
        foreach (var name in CacheReader.ParameterNames(pass.Names))
            _parameters.Mutated(name);
        _tags.Mutated(CacheNames.Group(pass.Names));
    }

    protected override IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, CacheObserved observed) => observed.Holdings(pass.Uid);

    protected override CacheObserved Only(CacheObserved observed, IReadOnlyList<Holding> kept) => observed.Only(kept);

    protected override GroupDesired? Desire(PlatformPass pass, CacheObserved observed)
        => pass.Find<NetworkFacts>() is { } network && pass.Find<SecurityFacts>() is { } security
            ? GroupDesired.For(pass, network, security, CacheDiff.ParametersFor(pass, observed).Name)
            : null;

    // Reported as soon as the primary answers; replicas may still be on their way.
    protected override IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, CacheObserved observed)
        => observed.Group is { PrimaryHost: { } host, Lifecycle: StoreLifecycle.Available or StoreLifecycle.Changing } group
            ? [new CacheFacts(host, group.Port, group.Tls) { HasAuthToken = TokenDiff.IsAccepted(pass, group) }]
            : [];

    protected override RoomPlan<AwsChange> Plan(PlatformPass pass, GroupDesired? desired, CacheObserved observed)
        => CacheDiff.Between(pass, desired, observed);

    protected override IEnumerable<AwsChange> Gate(
        PlatformPass pass, IReadOnlyList<AwsChange> open, IReadOnlyList<AwsChange> planned, CacheObserved observed)
        => open.Where(change => CacheGate.IsOpen(change, planned, observed));

    protected override IEnumerable<Finding> Standing(
        PlatformPass pass, GroupDesired desired, CacheObserved observed, IReadOnlyList<AwsChange> planned)
        => CacheStanding.Of(observed, planned, isTokenOffered: TokenDiff.Notes(pass, observed.Group, [], Time.GetUtcNow()).Any());

    protected override RoomPlan<AwsChange> Teardown(PlatformPass pass, CacheObserved observed) => CacheTeardown.Of(pass, observed);

    protected override IEnumerable<Finding> Leftovers(PlatformPass pass, CacheObserved observed) => CacheTeardown.Leftovers(pass, observed);

    protected override AcceptedStatus Built(PlatformPass pass, AcceptedStatus accepted, CacheObserved observed) => accepted with
    {
        CacheTls = observed.Group?.Tls,
        CacheEncryptionAtRest = observed.Group?.EncryptedAtRest,
    };

    protected override bool StaysRemembered(RememberedResource gone, CacheObserved observed)
        => gone.Kind == CacheNames.GroupKind && observed.Group is null;

    protected override IEnumerable<RememberedResource> Notes(PlatformPass pass, CacheObserved observed, IReadOnlyList<PlannedChange> applied)
        => TokenDiff.Notes(pass, observed.Group, applied, Time.GetUtcNow());
}
