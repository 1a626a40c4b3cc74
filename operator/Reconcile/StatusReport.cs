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
        var pass = findings with { Steps = [.. findings.Steps.Select(step => step.InTheLightOf(findings.Before, findings.Generation))] };
        var ready = ReadyVerdict.Of(pass);
        return new WalletPlatformStatus
        {
            ObservedGeneration = pass.Generation,
            Phase = PhaseOf(pass, ready.Holds),
            Conditions = StatusConditions.Of(pass, ready),
            Components = pass.Steps.Count == 0 ? pass.Before.Components : [.. pass.Steps.Select(step => ComponentOf(step, pass))],
            Endpoints = EndpointsOf(pass),
            Resources = ResourcesOf(pass),
            ProfileVersion = pass.ProfileVersion ?? pass.Before.ProfileVersion,
            ReadyGeneration = ready.Holds ? pass.Generation : pass.Before.ReadyGeneration,
            Accepted = pass.Accepted ?? pass.Before.Accepted,
        };
    }

    private static string PhaseOf(PassReport pass, bool ready) => pass switch
    {
        { Deleting: true } => PlatformPhase.Deleting,
        { Paused: true } => PlatformPhase.Paused,
        _ when ready => PlatformPhase.Ready,
        _ when pass.Violations.Count > 0 || pass.Steps.Any(step => step.Outcome is StepOutcome.Blocked) => PlatformPhase.Blocked,
        { Before.ReadyGeneration: null } => PlatformPhase.Provisioning,
        _ when pass.Before.ReadyGeneration != pass.Generation => PlatformPhase.Updating,
        _ => PlatformPhase.Degraded,
    };

    private static ComponentStatus ComponentOf(StepReport step, PassReport pass)
    {
        var (state, message) = step.Outcome switch
        {
            StepOutcome.Waiting waiting => (waiting.Reason, waiting.Message),
            StepOutcome.Blocked blocked => (blocked.Reason, blocked.Message),
            _ => (pass.Deleting ? "Gone" : "Ready", ""),
        };
        var before = pass.Before.Components?.FirstOrDefault(component => component.Name == step.Component);
        return new ComponentStatus(step.Component, state, message, before?.State == state ? before.Since : pass.Now);
    }

    // An endpoint that was told once stays until the platform goes: a pass that could not read it must not blank it.
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

    // A component that has something to remember replaces what it remembered before; one that is silent forgets nothing.
    private static List<RememberedResource>? ResourcesOf(PassReport pass)
    {
        var told = pass.Steps.SelectMany(step => step.Outcome.Remember).ToList();
        var renewed = told.Select(resource => (resource.Component, resource.Kind)).ToHashSet();
        var kept = (pass.Before.Resources ?? []).Where(resource => !renewed.Contains((resource.Component, resource.Kind)));
        var all = kept.Concat(told).Distinct()
            .OrderBy(resource => resource.Component, StringComparer.Ordinal)
            .ThenBy(resource => resource.Kind, StringComparer.Ordinal)
            .ThenBy(resource => resource.Id, StringComparer.Ordinal)
            .ToList();
        return all.Count == 0 ? null : all;
    }
}
