using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// Before anything is built: whether the platform goes on with what an earlier one left behind. What is chosen is in the status before anything is
/// changed. Names and uid tags stay those of the earlier platform, so that nothing has to be renamed.
/// </summary>
internal sealed class Adoption(PlatformSteps steps, StepRunner runner, PlatformStore store, ReconcileOptions options)
{
    private readonly IPredecessors? _step = steps.All.OfType<IPredecessors>().SingleOrDefault();

    /// <summary>Reports that hold the platform up; null when it may go on as the status says.</summary>
    public async Task<IReadOnlyList<StepReport>?> SettleAsync(StoredStatus stored, PlatformPass pass, CancellationToken cancellationToken)
    {
        // Whatever it may be called by now, what it asks for is what it would have of its own.
        var own = pass with { Uid = pass.ObjectUid, Names = new(pass.Names.Name, pass.ObjectUid) };
        if (_step is null || !AdoptionChoice.IsOpen(stored.Platform.Status ?? new(), own.Names.Stem))
            return null;
        var report = await runner.LookAsync(_step, own, "adoption", () => ChooseAsync(_step, stored, own, cancellationToken), cancellationToken);
        return report.IsSettled ? null : [.. steps.All.Select(step => step == _step ? report : Preflight.HeldBy(step, report))];
    }

    private async Task<StepOutcome> ChooseAsync(IPredecessors step, StoredStatus stored, PlatformPass own, CancellationToken cancellationToken)
    {
        var isAsked = own.Settings.Adoption.Mode != AdoptionMode.Never;
        var matching = isAsked ? AdoptionChoice.Matching(own, await step.FindPredecessorsAsync(own, cancellationToken)) : [];
        var living = matching.Count == 0 ? [] : await LivingAsync(own.ObjectUid, cancellationToken);
        var choice = AdoptionChoice.Of(own, matching, living);
        if (choice.Outcome is not StepOutcome.InSync)
            return choice.Outcome;

        if (choice.Taken is { } one)
            return await TakeAsync(one, stored, own, cancellationToken);
        // A status that was restored with its resource is of what the spec gives up now.
        await stored.AdoptAsync(null, !isAsked && IsOfFormerLife(stored, own), cancellationToken);
        return choice.Outcome;
    }

    private async Task<StepOutcome> TakeAsync(Predecessor one, StoredStatus stored, PlatformPass own, CancellationToken cancellationToken)
    {
        if (!await stored.AdoptAsync(new(one.Platform, one.Uid, one.AwsName!, one.Database), IsOfFormerLife(stored, own), cancellationToken))
            return CrdOutdated;
        // Another may have chosen it at the same time: who sees that gives way.
        if ((await LivingAsync(own.ObjectUid, cancellationToken)).TryGetValue(one.Uid, out var other))
        {
            await stored.AdoptAsync(null, false, cancellationToken);
            return AdoptionChoice.StillOwned(one, other).Outcome;
        }

        // Its resources may be of any component. A paused platform only looks, and can still choose otherwise.
        if (!own.ReadOnly)
            await stored.BeginAsync([.. steps.All.Select(each => each.Component)], cancellationToken);
        return new StepOutcome.InSync();
    }

    private static bool IsOfFormerLife(StoredStatus stored, PlatformPass own)
        => AdoptionChoice.IsOfFormerLife(stored.Platform.Status ?? new(), own.Names.Stem);

    private static StepOutcome.Blocked CrdOutdated => new(
        "CrdOutdated", "The CRD of an older release drops status.adoption: apply the CRD of this release, crds/walletplatforms.yaml.", Pace.Blocked);

    private async Task<Dictionary<string, string>> LivingAsync(string self, CancellationToken cancellationToken)
        => (await store.ListAsync(options.Namespaces, cancellationToken))
            .Where(platform => platform.Metadata.Uid != self)
            .GroupBy(platform => platform.OwnerUid)
            .ToDictionary(owner => owner.Key, owner => owner.First().Key.ToString());
}
