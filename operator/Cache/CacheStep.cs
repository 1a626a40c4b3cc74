using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Cache.Parameters;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache;

/// <summary>Keeps the replication group and its parameters.</summary>
internal sealed class CacheStep(AwsRegions regions, TimeProvider time) : IPlatformStep
{
    private readonly ItemReader<ParameterGroupObserved?> _groups = new(time, TimeSpan.FromMinutes(10));
    private readonly ItemReader<IReadOnlyDictionary<string, string>> _tags = new(time, TimeSpan.FromMinutes(10));

    public string Component => CacheNames.Component;

    public string ConditionType => ConditionTypes.CacheReady;

    public async Task<StepOutcome> ReconcileAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var aws = regions.For(pass.Settings.Region);
        var observed = await new CacheReader(aws, pass, _groups, _tags).ReadAsync(cancellationToken);
        if (CacheVerdict.Unusable(pass, observed) is { } unusable)
            return unusable;

        var desired = pass.Find<NetworkFacts>() is { } network && pass.Find<SecurityFacts>() is { } security
            ? GroupDesired.For(pass, network, security)
            : null;
        var changes = CacheDiff.Between(pass, desired, observed);
        var now = CacheGate.Now(changes, observed);
        if (!pass.ReadOnly)
            await ApplyAsync(aws, pass, now, cancellationToken);
        return CacheVerdict.Of(pass, desired, observed, changes, pass.ReadOnly ? changes : now);
    }

    public async Task<StepOutcome> DeleteAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var aws = regions.For(pass.Settings.Region);
        var reader = new CacheReader(aws, pass, _groups, _tags);
        var observed = (await reader.ReadAsync(cancellationToken)).OnlyOwned(pass.Uid);
        var snapshot = CacheTeardown.NeedsSnapshot(pass) && observed.Group is not null
            ? await reader.ReadSnapshotAsync(CacheNames.FinalSnapshot(pass.Names), cancellationToken)
            : null;
        if (CacheVerdict.Undeletable(pass, observed, snapshot) is { } undeletable)
            return undeletable;

        var now = CacheTeardown.Now(pass, observed, snapshot);
        if (!pass.ReadOnly)
            await ApplyAsync(aws, pass, now, cancellationToken);
        return now.Count == 0 && observed is { Group: null, ParameterGroup: null }
            ? new StepOutcome.InSync()
            : CacheVerdict.Deleting(observed, snapshot, now);
    }

    private async Task ApplyAsync(AwsRegion aws, PlatformPass pass, IReadOnlyList<CacheChange> changes, CancellationToken cancellationToken)
    {
        var writer = new CacheWriter(aws, _groups, _tags);
        foreach (var change in changes)
            await writer.ApplyAsync(change, CacheNames.Group(pass.Names), cancellationToken);
    }
}
