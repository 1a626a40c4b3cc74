using Wallet.Operator.Aws;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Cache;

/// <summary>Keeps the replication group and its parameters.</summary>
internal sealed class CacheStep(AwsRegions regions, RoomTools tools) : AwsRoom<GroupDesired, CacheObserved>(regions, tools)
{
    private readonly CacheMemory _memory = new(tools.Time);

    public override string Component => CacheNames.Component;

    public override string ConditionType => ConditionTypes.CacheReady;

    public override IReadOnlyList<string> Needs => ["network", "security"];

    protected override Task<CacheObserved> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => new CacheReader(aws, pass, _memory).ReadAsync(cancellationToken);

    protected override async Task<CacheObserved> ReadForDeletionAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
    {
        var reader = new CacheReader(aws, pass, _memory);
        var observed = await reader.ReadResourcesAsync(cancellationToken);
        return CacheTeardown.NeedsSnapshot(pass) && observed.Group is not null
            ? observed with { Snapshot = await reader.ReadSnapshotAsync(CacheNames.FinalSnapshot(pass.Names), cancellationToken) }
            : observed;
    }

    protected override void Changed(PlatformPass pass, AwsChange change) => _memory.Mutated(pass.Names);

    protected override IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, CacheObserved observed) => observed.Holdings(pass.Uid);

    protected override CacheObserved Only(CacheObserved observed, IReadOnlyList<Holding> kept) => observed.Only(kept);

    protected override GroupDesired? Desire(PlatformPass pass, CacheObserved observed)
        => pass.Find<NetworkFacts>() is { } network && pass.Find<SecurityFacts>() is { } security
            ? GroupDesired.For(
                pass,
                network,
                security,
                RedisVersion.Request(pass.Settings.Cache.EngineVersion, observed.OfferedVersions),
                CacheDiff.ParametersFor(pass, observed).Name)
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

    protected override IEnumerable<RememberedResource> Notes(
        PlatformPass pass, CacheObserved observed, IReadOnlyList<PlannedChange> applied)
        => TokenDiff.Notes(pass, observed.Group, applied, Time.GetUtcNow());
}
