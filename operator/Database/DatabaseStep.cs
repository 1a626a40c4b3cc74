using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Database.Parameters;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>Keeps the Aurora cluster, its instances and its parameters.</summary>
internal sealed class DatabaseStep(AwsRegions regions, TimeProvider time) : IPlatformStep
{
    private readonly ItemReader<ParameterGroupObserved?> _groups = new(time, TimeSpan.FromMinutes(10));

    public string Component => DatabaseNames.Component;

    public string ConditionType => ConditionTypes.DatabaseReady;

    public IReadOnlyList<string> Needs => ["network", "security"];

    public void Forget(string uid)
    {
    }

    public async Task<StepOutcome> ReconcileAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var aws = regions.For(pass.Settings.Region);
        var observed = await new DatabaseReader(aws, pass, _groups).ReadAsync(cancellationToken);
        if (DatabaseVerdict.Unusable(pass, observed) is { } unusable)
            return unusable;

        var desired = pass.Find<NetworkFacts>() is { } network && pass.Find<SecurityFacts>() is { } security
            ? DatabaseDesired.For(pass, network, security)
            : null;
        var changes = desired is null ? DatabaseDiff.OfParameters(pass, observed) : DatabaseDiff.Between(pass, desired, observed);
        var now = observed.Cluster is { Lifecycle: StoreLifecycle.Stopped } stopped
            ? [new DatabaseChange.StartCluster(stopped.Id)]
            : DatabaseGate.Now(changes, observed);
        if (!pass.ReadOnly)
            await ApplyAsync(aws, now, cancellationToken);
        return DatabaseVerdict.Of(pass, observed, hasEverything: desired is not null, changes, pass.ReadOnly ? changes : now);
    }

    public async Task<StepOutcome> DeleteAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var aws = regions.For(pass.Settings.Region);
        var reader = new DatabaseReader(aws, pass, _groups);
        var observed = DatabaseVerdict.OnlyOwned(pass, await reader.ReadAsync(cancellationToken));
        var snapshot = DatabaseTeardown.NeedsSnapshot(pass) && observed.Cluster is not null
            ? await reader.ReadSnapshotAsync(DatabaseNames.FinalSnapshot(pass.Names), cancellationToken)
            : null;
        if (DatabaseVerdict.Undeletable(pass, observed, snapshot) is { } undeletable)
            return undeletable;

        var now = DatabaseTeardown.Now(pass, observed, snapshot);
        if (!pass.ReadOnly)
            await ApplyAsync(aws, now, cancellationToken);
        var isDone = now.Count == 0 && (pass.Settings.Deletion.For(Component) == DeletionPolicy.Retain
            || observed is { Cluster: null, ParameterGroup: null });
        return isDone ? new StepOutcome.InSync() : DatabaseVerdict.Deleting(observed, snapshot, now);
    }

    private async Task ApplyAsync(AwsRegion aws, IReadOnlyList<DatabaseChange> changes, CancellationToken cancellationToken)
    {
        var writer = new DatabaseWriter(aws, _groups);
        foreach (var change in changes)
            await writer.ApplyAsync(change, cancellationToken);
    }
}
