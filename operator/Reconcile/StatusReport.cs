using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>From what a pass found out to the status: conditions, phase, components, endpoints, memory. Pure.</summary>
internal static class StatusReport
{
    /// <summary>The status after the pass. The same findings give the same status, so that a quiet platform is not written.</summary>
    public static WalletPlatformStatus From(PassReport findings)
    {
        var pass = findings with { Steps = [.. findings.Steps.Select(step => Seen(step, findings))] };
        var ready = ReadyVerdict.Of(pass);
        var isUpgraded = ready.Holds && pass.HeldResources.Count == 0;
        return StatusTexts.Cut(new WalletPlatformStatus
        {
            ObservedGeneration = pass.Generation,
            Phase = PhaseOf(pass, ready.Holds),
            Conditions = StatusConditions.Of(pass, ready),
            Components = pass.Steps.Count == 0 ? pass.Before.Components : [.. pass.Steps.Select(step => ComponentOf(step, pass))],
            Endpoints = EndpointsOf(pass),
            Resources = ResourcesOf(pass),
            Begun = pass.Before.KnownBegun(),
            ProfileVersion = pass.ProfileVersion ?? pass.Before.ProfileVersion,
            ReadyGeneration = ready.Holds ? pass.Generation : pass.Before.ReadyGeneration,
            Accepted = AcceptedOf(pass),
            Adoption = pass.Before.Adoption,
            TagKeys = TagKeysOf(pass, isUpgraded),
            Release = isUpgraded ? pass.Release : pass.Before.Release,
            Upgrade = isUpgraded ? null : pass.Held,
            Plan = PlanOf(pass),
        });
    }

    private static StepReport Seen(StepReport step, PassReport pass)
    {
        var seen = step.InTheLightOf(pass.Before, pass.Generation);
        var before = pass.Before.Components?.FirstOrDefault(component => component.Name == step.Component);
        return seen with { Overdue = TimeLimits.Of(seen, before, pass.Now) };
    }

    private static string PhaseOf(PassReport pass, bool ready) => pass switch
    {
        { Paused: true } => PlatformPhase.Paused,
        { Deleting: true } => PlatformPhase.Deleting,
        _ when ready => PlatformPhase.Ready,
        _ when pass.Violations.Count > 0 || pass.Steps.Any(step => step.IsStuck) => PlatformPhase.Blocked,
        { Before.ReadyGeneration: null } => PlatformPhase.Provisioning,
        _ when pass.Before.ReadyGeneration != pass.Generation => PlatformPhase.Updating,
        _ => PlatformPhase.Degraded,
    };

    private static ComponentStatus ComponentOf(StepReport step, PassReport pass)
    {
        var before = pass.Before.Components?.FirstOrDefault(component => component.Name == step.Component);
        // A reading that fails now and then says nothing about the state.
        if (step.Outcome is StepOutcome.Unobserved { IsPassing: true } && before is not null)
            return before;
        var (state, message) = step.IsSettled
            ? (pass.Deleting ? ComponentStatus.Gone : ComponentStatus.Ready, "")
            : (step.StateAfter(before), step.Why.Message);
        return new ComponentStatus(step.Component, state, message, before?.State == state ? before.Since : pass.Now);
    }

    // An endpoint that was reported once stays until the platform goes: a pass that could not read it must not blank it.
    private static EndpointsStatus? EndpointsOf(PassReport pass)
    {
        if (pass.Deleting)
            return null;
        var before = pass.Before.Endpoints;
        var database = pass.Facts.OfType<DatabaseFacts>().LastOrDefault();
        var cache = pass.Facts.OfType<CacheFacts>().LastOrDefault();
        var after = new EndpointsStatus
        {
            DatabaseWriter = database is null ? before?.DatabaseWriter : $"{database.WriterHost}:{database.Port}",
            DatabaseReader = database is null ? before?.DatabaseReader : $"{database.ReaderHost}:{database.Port}",
            CachePrimary = cache is null ? before?.CachePrimary : $"{cache.PrimaryHost}:{cache.Port}",
            KafkaBootstrap = pass.Facts.OfType<MessagingFacts>().LastOrDefault()?.BootstrapServers ?? before?.KafkaBootstrap,
            ApplicationUrl = pass.Facts.OfType<AppFacts>().LastOrDefault()?.Url ?? before?.ApplicationUrl,
        };
        return after == new EndpointsStatus() ? null : after;
    }

    // A component that was observed replaces what was remembered of it; one that was not forgets nothing.
    private static List<RememberedResource>? ResourcesOf(PassReport pass)
    {
        var renewed = pass.Steps.Where(step => step.Outcome.Remember is not null).Select(step => step.Component).ToHashSet();
        var kept = (pass.Before.Resources ?? []).Where(resource => !renewed.Contains(resource.Component));
        var all = kept.Concat(pass.Steps.SelectMany(step => step.Outcome.Remember ?? [])).Concat(pass.Remembered).Distinct()
            .OrderBy(resource => resource.Component, StringComparer.Ordinal)
            .ThenBy(resource => resource.Kind, StringComparer.Ordinal)
            .ThenBy(resource => resource.Id, StringComparer.Ordinal)
            .ToList();
        return all.Count == 0 ? null : all;
    }

    private static AcceptedStatus? AcceptedOf(PassReport pass)
    {
        var accepted = pass.Steps.Aggregate(
            pass.Before.Accepted ?? new AcceptedStatus(), (before, step) => step.Outcome.Accept?.Invoke(before) ?? before);
        return accepted == new AcceptedStatus() ? null : accepted;
    }

    // Once everything is as this spec says, and nothing waits, no resource has a tag of an earlier one.
    private static List<string>? TagKeysOf(PassReport pass, bool isDone)
    {
        var former = isDone || pass.TagKeys is null ? [] : pass.Before.TagKeys ?? [];
        var all = (pass.TagKeys ?? pass.Before.TagKeys ?? []).Concat(former).Distinct().Order(StringComparer.Ordinal).ToList();
        return all.Count == 0 ? null : all;
    }

    private static List<PlannedStep>? PlanOf(PassReport pass)
    {
        if (!pass.Paused && pass.Held is null)
            return null;
        var plan = pass.Steps.SelectMany(step => step.Outcome.Planned.SelectMany(change => StepsOf(step.Component, change))).ToList();
        return plan.Count == 0 ? null : plan;
    }

    private static IEnumerable<PlannedStep> StepsOf(string component, PlannedChange change) => change.Fields.Count == 0
        ? [new(component, change.Resource, change.Verb, null, null, change.Detail.Length == 0 ? null : change.Detail, change.Effect.ToString())]
        : change.Fields.Select(field => new PlannedStep(
            component, change.Resource, change.Verb, field.Name, field.From, field.To, change.Effect.ToString()));
}
