using System.Collections.Concurrent;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// Runs steps and turns the faults that leave them into outcomes. A component that cannot be observed keeps its last facts: what serves is
/// not taken away by a fault of looking at it, and one component's fault does not keep the others from their work.
/// </summary>
internal sealed class StepRunner(
    FaultClassifiers classifiers, OperatorMetrics metrics, TimeProvider time, Random random, ILogger<StepRunner> log)
{
    // AWS fails a read now and then; a healthy platform must not flap for that.
    private static readonly TimeSpan PassingLimit = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Uid, string Component), FaultStreak> _streaks = new();
    private readonly ConcurrentDictionary<(string Uid, string Component), IReadOnlyList<IStepFacts>> _lastFacts = new();

    /// <summary>The look before anything is built. Its faults are counted apart: a good look ends no streak of the step's own.</summary>
    public Task<StepReport> LookAsync(IPlatformStep step, PlatformPass pass, CancellationToken cancellationToken)
        => LookAsync(step, pass, "preflight", () => step.PreflightAsync(pass, cancellationToken), cancellationToken);

    /// <summary>Another look at what is the step's.</summary>
    public Task<StepReport> LookAsync(
        IPlatformStep step, PlatformPass pass, string purpose, Func<Task<StepOutcome>> look, CancellationToken cancellationToken)
        => RunAsync((pass.Uid, $"{step.Component} {purpose}"), step, pass, _ => look(), cancellationToken);

    /// <summary>One pass of <paramref name="run"/> of the step.</summary>
    public Task<StepReport> RunAsync(
        IPlatformStep step, PlatformPass pass, Func<IPlatformStep, Task<StepOutcome>> run, CancellationToken cancellationToken)
        => RunAsync((pass.Uid, step.Component), step, pass, run, cancellationToken);

    /// <summary>Forgets a platform that is no longer there.</summary>
    public void Forget(string uid)
    {
        foreach (var key in _streaks.Keys.Where(key => key.Uid == uid))
            _streaks.TryRemove(key, out _);
        foreach (var key in _lastFacts.Keys.Where(key => key.Uid == uid))
            _lastFacts.TryRemove(key, out _);
    }

    private async Task<StepReport> RunAsync(
        (string Uid, string Component) key,
        IPlatformStep step,
        PlatformPass pass,
        Func<IPlatformStep, Task<StepOutcome>> run,
        CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await run(step);
            if (outcome is StepOutcome.Unobserved)
                return new StepReport(step.Component, step.ConditionType, Sticky(key, outcome));
            _streaks.TryRemove(key, out _);
            _lastFacts[key] = outcome.Facts;
            return new StepReport(step.Component, step.ConditionType, outcome);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested || exception is LeadershipLostException)
        {
            throw;
        }
        catch (Exception exception)
        {
            var fault = Classify(exception, pass.Key, step.Component);
            return new StepReport(step.Component, step.ConditionType, Sticky(key, OutcomeOf(key, fault)));
        }
    }

    private Fault Classify(Exception exception, PlatformKey platform, string component)
    {
        var fault = classifiers.Classify(exception);
        metrics.Faulted(component, (fault ?? FaultClassifiers.Bug).Reason);
        if (fault is null)
            ReconcileLog.UnexpectedFault(log, exception, platform, component);
        else
            ReconcileLog.OutsideFault(log, platform, component, fault.Reason, fault.Message);
        return fault ?? FaultClassifiers.Bug;
    }

    private StepOutcome.Unobserved OutcomeOf((string Uid, string Component) key, Fault fault)
    {
        var now = time.GetUtcNow();
        var streak = _streaks.AddOrUpdate(
            key,
            _ => new FaultStreak(1, time.GetTimestamp(), WholeSeconds(now.UtcDateTime)),
            (_, before) => before with { Count = before.Count + 1 });
        return new StepOutcome.Unobserved(fault.Reason, fault.Message, fault.Pace.After(streak.Count, random), streak.SinceUtc)
        {
            NeedsPerson = fault.NeedsPerson,
            IsPassing = time.GetElapsedTime(streak.Since) < PassingLimit,
        };
    }

    private StepOutcome Sticky((string Uid, string Component) key, StepOutcome outcome)
        => outcome.Facts.Count > 0 ? outcome : outcome with { Facts = _lastFacts.GetValueOrDefault(key) ?? [] };

    private static DateTime WholeSeconds(DateTime instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));

    private sealed record FaultStreak(int Count, long Since, DateTime SinceUtc);
}
