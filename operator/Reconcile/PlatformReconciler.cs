using System.Collections.Concurrent;
using Wallet.Operator.Aws.Pacing;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// One pass over one platform: read everything, let each component take a step, write down how things stand, say when to look again.
/// A pass never waits for AWS.
/// </summary>
internal sealed class PlatformReconciler(
    PlatformStore store,
    PlatformSteps steps,
    StepRunner runner,
    Teardown teardown,
    PassEvents events,
    ReconcileOptions options,
    OperatorMetrics metrics,
    TimeProvider time,
    Random random,
    Urgency urgency,
    ILogger<PlatformReconciler> log)
{
    private readonly StartSpread _start = new(options.Resync, time, random);

    private readonly ConcurrentDictionary<string, UpgradeStatus> _held = new();

    private readonly Preflight _preflight = new(steps, runner);

    private readonly Adoption _adoption = new(steps, runner, store, options);

    private readonly OperatorDefaults _defaults = new(options.EksClusterName)
    {
        PermissionsBoundaryArn = options.PermissionsBoundaryArn,
        RequirePermissionsBoundary = options.RequirePermissionsBoundary,
    };

    /// <summary>When to look again, or null when the platform is gone.</summary>
    public async Task<TimeSpan?> ReconcileAsync(PlatformKey key, CancellationToken cancellationToken)
    {
        var platform = await store.FindAsync(key, cancellationToken);
        if (platform is null || (platform.IsBeingDeleted && !platform.HasFinalizer))
            return Forget(key, platform);

        if (IsAtRest(platform) && _start.WaitOf(platform.Metadata.Uid) is { } wait)
        {
            metrics.PlatformReady(key.Namespace, key.Name, true);
            return wait;
        }

        _start.Looked(platform.Metadata.Uid);
        CallLanes.Enter(platform.IsBeingDeleted || urgency.Holds(key) ? CallLane.Urgent : CallLane.Usual);
        return await PassAsync(platform, cancellationToken);
    }

    private async Task<TimeSpan?> PassAsync(StoredPlatform platform, CancellationToken cancellationToken)
    {
        var key = platform.Key;
        var reading = SpecReader.Read(key.Name, platform.Spec, platform.Status ?? new WalletPlatformStatus(), _defaults);
        if (!platform.IsBeingDeleted && reading.Violations.Count == 0)
            platform = await store.AttachFinalizerAsync(platform, cancellationToken);

        using var stored = new StoredStatus(store, platform);
        var report = await RunStepsAsync(stored, reading, cancellationToken);
        var isGone = report.Steps.Count > 0 ? report.Steps.All(step => step.Outcome is StepOutcome.InSync) : stored.Begun is { Count: 0 };
        if (report.Deleting && isGone)
            return await LetGoAsync(stored.Platform, report);

        return await ConcludeAsync(stored.Platform, report, cancellationToken);
    }

    private async Task<PassReport> RunStepsAsync(StoredStatus stored, SpecReading reading, CancellationToken cancellationToken)
    {
        var platform = stored.Platform;
        var settings = platform.IsBeingDeleted
            ? SpecReader.ReadForDeletion(platform.Metadata.Name, platform.Spec, platform.Status ?? new(), _defaults)
            : reading.Settings;
        var report = Blank(platform, reading, settings);
        if (settings is null || (reading.Violations.Count > 0 && !platform.IsBeingDeleted))
            return report;
        report = platform.IsBeingDeleted
            ? report with { Steps = await teardown.RunAsync(PassFor(stored, settings, report.Held), cancellationToken) }
            : await BuildAsync(stored, settings, report, cancellationToken);
        return report with { Before = stored.Platform.Status ?? new(), Remembered = stored.Remembered };
    }

    private async Task<PassReport> BuildAsync(StoredStatus stored, PlatformSettings settings, PassReport report, CancellationToken cancellationToken)
    {
        var pass = PassFor(stored, settings, report.Held);
        if ((await _preflight.RunAsync(pass, cancellationToken) ?? await _adoption.SettleAsync(stored, pass, cancellationToken)) is { } held)
            return report with { Steps = held };
        pass = PassFor(stored, settings, report.Held);
        report = report with { Adopted = report.Before.Adoption is null ? stored.Platform.Status?.Adoption : null };
        var reports = new List<StepReport>();
        foreach (var stage in steps.Stages)
        {
            var ended = await Task.WhenAll(stage.Select(step =>
                runner.RunAsync(step, pass, each => each.ReconcileAsync(pass, cancellationToken), cancellationToken)));
            reports.AddRange(ended);
            pass = pass with
            {
                Facts = [.. pass.Facts, .. ended.SelectMany(step => step.Outcome.Facts)],
                Unobserved = reports.Where(step => step.Outcome is StepOutcome.Unobserved)
                    .ToDictionary(step => step.Component, step => (StepOutcome.Unobserved)step.Outcome),
            };
        }

        return report with { Steps = reports, Facts = pass.Facts };
    }

    private async Task<TimeSpan?> ConcludeAsync(StoredPlatform platform, PassReport report, CancellationToken cancellationToken)
    {
        var status = StatusReport.From(report);
        if (await store.WriteStatusAsync(platform, status, cancellationToken))
            metrics.StatusWritten();
        if (report.Before.ReadyGeneration is null && status.ReadyGeneration is not null)
            metrics.BecameReady(time.GetUtcNow() - platform.Metadata.CreationTimestamp!.Value);
        metrics.PlatformReady(platform.Key.Namespace, platform.Key.Name, status.Conditions![0].Status == "True");
        await events.RecordAsync(platform, report, status, cancellationToken);
        urgency.NotePass(platform.Key, platform.Metadata.Uid, Urgency.Of(report.Deleting, report.Steps.Select(step => step.Outcome)));
        var wake = WakeUp.After(report.Steps.Select(step => step.Outcome), options, random);
        ReconcileLog.PassEnded(log, platform.Key, status.Phase, status.Conditions![0].Reason, wake);
        return wake;
    }

    // Not cancellable: everything is gone already, and a finalizer left behind would only make the next leader find that out again.
    private async Task<TimeSpan?> LetGoAsync(StoredPlatform platform, PassReport report)
    {
        await events.RecordAsync(platform, report, report.Before, CancellationToken.None);
        await store.DetachFinalizerAsync(platform, CancellationToken.None);
        return Forget(platform.Key, platform);
    }

    private TimeSpan? Forget(PlatformKey key, StoredPlatform? platform)
    {
        if (platform is not null)
        {
            _start.Forget(platform.Metadata.Uid);
            _held.TryRemove(platform.Metadata.Uid, out _);
            runner.Forget(platform.OwnerUid);
            steps.Forget(platform.OwnerUid);
        }

        urgency.Forget(key);
        ReconcileLog.PlatformGone(log, key);
        return null;
    }

    private PassReport Blank(StoredPlatform platform, SpecReading reading, PlatformSettings? settings) => new()
    {
        Generation = platform.Metadata.Generation ?? 0,
        Before = platform.Status ?? new(),
        Now = WholeSeconds(time.GetUtcNow().UtcDateTime),
        Violations = reading.Violations,
        Paused = settings?.Paused ?? false,
        Deleting = platform.IsBeingDeleted,
        Held = HeldOf(platform, settings),
        Release = options.Release,
        ProfileVersion = reading.ProfileVersion,
        TagKeys = settings is null ? null : [.. settings.Tags.Keys],
    };

    // A paused one waits for its own spec.
    private UpgradeStatus? HeldOf(StoredPlatform platform, PlatformSettings? settings)
    {
        var (uid, now) = (platform.Metadata.Uid, WholeSeconds(time.GetUtcNow().UtcDateTime));
        if (settings is { Paused: true }
            || UpgradeHold.Of(platform.Status, IsAtRest(platform), uid, options, now, _held.GetValueOrDefault(uid)) is not { } held)
            return null;
        return _held[uid] = held;
    }

    private static PlatformPass PassFor(StoredStatus stored, PlatformSettings settings, UpgradeStatus? held)
    {
        var platform = stored.Platform;
        var before = platform.Status ?? new WalletPlatformStatus();
        return new PlatformPass
        {
            Key = platform.Key,
            Uid = platform.OwnerUid,
            ObjectUid = platform.Metadata.Uid,
            Reclaims = before is { Adoption: not null, ReadyGeneration: null } && !platform.IsBeingDeleted,
            Generation = platform.Metadata.Generation ?? 0,
            Settings = settings,
            Names = new(platform.Metadata.Name, platform.OwnerUid) { AwsName = before.Adoption?.AwsName ?? platform.Metadata.Name },
            Remembered = before.Resources ?? [],
            Accepted = before.Accepted ?? new(),
            Endpoints = before.Endpoints ?? new(),
            Begun = stored.Begun,
            BeginAsync = stored.BeginAsync,
            RememberAsync = stored.RememberAsync,
            ReadOnly = settings.Paused,
            IsHeld = held is not null,
            IsAtRest = IsAtRest(platform),
            WasReady = before.ReadyGeneration is not null,
            FormerTagKeys = [.. (before.TagKeys ?? []).Except(settings.Tags.Keys)],
            Components = (before.Components ?? []).ToDictionary(component => component.Name),
            Annotations = platform.Metadata.Annotations?.ToDictionary() ?? [],
        };
    }

    private static bool IsAtRest(StoredPlatform platform) => !platform.IsBeingDeleted
        && platform.Status is { Phase: PlatformPhase.Ready } status && status.ReadyGeneration == platform.Metadata.Generation;

    private static DateTime WholeSeconds(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
