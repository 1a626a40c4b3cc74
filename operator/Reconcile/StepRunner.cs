using System.Collections.Concurrent;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// Runs steps and turns the faults that leave them into outcomes: the only place where a fault's sort decides pace and condition. One
/// component's fault does not keep the others from their work.
/// </summary>
internal sealed class StepRunner(
    IReadOnlyList<IFaultClassifier> classifiers, OperatorMetrics metrics, TimeProvider time, Random random, ILogger<StepRunner> log)
{
    // A failed read now and then is AWS' daily life; a healthy platform must not flap for it.
    private static readonly TimeSpan PassingLimit = TimeSpan.FromMinutes(5);

    private static readonly Fault Bug = new(
        "InternalError", "The operator failed unexpectedly; its log tells more.", false, FaultPaces.Transient);

    private readonly ConcurrentDictionary<(PlatformKey Key, string Component), FaultStreak> _streaks = new();

    /// <summary>One pass of <paramref name="run"/> of the step.</summary>
    public async Task<StepReport> RunAsync(
        IPlatformStep step, PlatformKey key, Func<IPlatformStep, Task<StepOutcome>> run, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await run(step);
            _streaks.TryRemove((key, step.Component), out _);
            Count(step.Component, outcome);
            return new StepReport(step.Component, step.ConditionType, outcome);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested || exception is LeadershipLostException)
        {
            throw;
        }
        catch (Exception exception)
        {
            return ReportOf(step, key, Classify(exception, key, step.Component));
        }
    }

    /// <summary>Forgets a platform that is no longer there.</summary>
    public void Forget(PlatformKey key)
    {
        foreach (var entry in _streaks.Keys.Where(entry => entry.Key == key))
            _streaks.TryRemove(entry, out _);
    }

    private Fault Classify(Exception exception, PlatformKey key, string component)
    {
        var fault = classifiers.Select(classifier => classifier.Classify(exception)).OfType<Fault>().FirstOrDefault();
        metrics.Faulted(component, (fault ?? Bug).Reason);
        if (fault is null)
            ReconcileLog.UnexpectedFault(log, exception, key, component);
        else
            ReconcileLog.OutsideFault(log, key, component, fault.Reason, fault.Message);
        return fault ?? Bug;
    }

    private StepReport ReportOf(IPlatformStep step, PlatformKey key, Fault fault)
    {
        var streak = _streaks.AddOrUpdate(
            (key, step.Component), _ => new FaultStreak(1, time.GetTimestamp()), (_, before) => before with { Count = before.Count + 1 });
        var after = fault.Pace.After(streak.Count, random);
        return new StepReport(
            step.Component,
            step.ConditionType,
            fault.NeedsPerson
                ? new StepOutcome.Blocked(fault.Reason, fault.Message, after)
                : new StepOutcome.Waiting(fault.Reason, fault.Message, after))
        {
            SaysNothing = fault.Passing && time.GetElapsedTime(streak.Since) < PassingLimit,
        };
    }

    private void Count(string component, StepOutcome outcome)
    {
        foreach (var change in outcome.Changes)
            metrics.Changed(component, change.Verb, change.Effect.ToString());
    }

    private sealed record FaultStreak(int Count, long Since);
}
