using System.Text.Json.Nodes;
using k8s;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.App;

/// <summary>Keeps the wallet API: migration, pods, scaling, load balancer.</summary>
internal sealed class AppStep(IKubernetes client) : IPlatformStep
{
    /// <summary>Spec section, also in tags.</summary>
    public const string ComponentName = "app";

    public string Component => ComponentName;

    public string ConditionType => ConditionTypes.AppReady;

    public IReadOnlyList<string> Needs => ["network", "security", "database", "cache", "messaging", "compute"];

    public void Forget(string uid)
    {
    }

    public async Task<StepOutcome> ReconcileAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        if (AppInputs.From(pass) is not { } inputs)
            return new StepOutcome.Waiting("WaitingForStores", $"Not ready yet: {AppInputs.Missing(pass)}.", Pace.Settling);

        var objects = new AppObjects(client, pass.Key.Namespace);
        var desired = AppDesired.For(inputs);
        var observed = await objects.ReadAsync(desired.All, cancellationToken);
        if (observed.Foreign(pass.Uid) is { Count: > 0 } foreign)
            return StepOutcome.Blocked.ByForeign(foreign);

        var changes = AppDiff.Between(desired, observed);
        if (changes.Count == 0)
            return AppReadiness.Of(inputs, desired, observed);
        if (!pass.ReadOnly)
        {
            foreach (var change in changes)
                await objects.ApplyAsync(change, cancellationToken);
        }

        var applied = string.Join(", ", changes.Select(change => change.Describe().Resource));
        return new StepOutcome.Waiting("Changing", $"Being applied: {applied}.", Pace.Changed)
        {
            Facts = AppReadiness.UrlOf(inputs, observed) is { } url ? [new AppFacts(url)] : [],
            Changes = changes.Select(change => change.Describe()).ToList(),
        };
    }

    public async Task<StepOutcome> DeleteAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        var objects = new AppObjects(client, pass.Key.Namespace);
        var owned = await OwnedAsync(objects, pass, cancellationToken);
        if (owned.Count == 0)
            return new StepOutcome.InSync();
        var changes = AppTeardown.Of(owned);
        if (!pass.ReadOnly)
        {
            foreach (var change in changes)
                await objects.ApplyAsync(change, cancellationToken);
        }

        var left = string.Join(", ", owned.Select(live => $"{live.Kind} {live.Name}"));
        return new StepOutcome.Waiting("Deleting", $"Still there: {left}.", Pace.Changed)
        {
            Changes = changes.Select(change => change.Describe()).ToList(),
        };
    }

    private static async Task<List<(ObjectKind Kind, string Name, bool IsGoing)>> OwnedAsync(
        AppObjects objects, PlatformPass pass, CancellationToken cancellationToken)
    {
        var owned = new List<(ObjectKind, string, bool)>();
        foreach (var kind in Enum.GetValues<ObjectKind>().Where(kind => kind != ObjectKind.Job))
        {
            foreach (var name in new[] { pass.Names.Object(AppObject.Part), pass.Names.Object($"{AppObject.Part}-migrate") })
            {
                if (await objects.FindAsync(kind, name, cancellationToken) is { } live && AppObserved.IsOwned(live, pass.Uid))
                    owned.Add((kind, name, IsGoing(live)));
            }
        }

        var jobs = await objects.JobsAsync($"{PlatformLabels.Instance}={pass.Key.Name}", cancellationToken);
        owned.AddRange(jobs.Where(job => AppObserved.IsOwned(job, pass.Uid))
            .Select(job => (ObjectKind.Job, job["metadata"]!["name"]!.GetValue<string>(), IsGoing(job))));
        return owned;
    }

    private static bool IsGoing(JsonObject live) => live["metadata"]?["deletionTimestamp"] is not null;
}
