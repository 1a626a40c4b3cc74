using System.Collections.Concurrent;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// Runs steps and turns the faults that leave them into outcomes: the only place where a fault's sort decides pace and condition. One
/// component's fault does not keep the others from their work.
/// </summary>
internal sealed class StepRunner(
    IReadOnlyList<IFaultClassifier> classifiers, Random random, ILogger<StepRunner> log)
{
    private static readonly Fault Bug = new(
        "InternalError", "The operator failed unexpectedly; its log tells more.", false, FaultPaces.Transient);

    private readonly ConcurrentDictionary<(PlatformKey Key, string Component), int> _faultsInARow = new();

    /// <summary>One pass of <paramref name="run"/> of the step.</summary>
    public async Task<StepReport> RunAsync(
        IPlatformStep step, PlatformKey key, Func<IPlatformStep, Task<StepOutcome>> run, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await run(step);
            _faultsInARow.TryRemove((key, step.Component), out _);
            return new StepReport(step.Component, step.ConditionType, outcome);
        }
        catch (Exception fault) when (cancellationToken.IsCancellationRequested || fault is LeadershipLostException)
        {
            throw;
        }
        catch (Exception exception)
        {
            return new StepReport(step.Component, step.ConditionType, OutcomeOf(exception, key, step.Component));
        }
    }

    /// <summary>Forgets a platform that is no longer there.</summary>
    public void Forget(PlatformKey key)
    {
        foreach (var entry in _faultsInARow.Keys.Where(entry => entry.Key == key))
            _faultsInARow.TryRemove(entry, out _);
    }

    private StepOutcome OutcomeOf(Exception exception, PlatformKey key, string component)
    {
        var fault = classifiers.Select(classifier => classifier.Classify(exception)).OfType<Fault>().FirstOrDefault();
        if (fault is null)
            ReconcileLog.UnexpectedFault(log, exception, key, component);
        else
            ReconcileLog.OutsideFault(log, key, component, fault.Reason, fault.Message);
        fault ??= Bug;
        var count = _faultsInARow.AddOrUpdate((key, component), 1, (_, before) => before + 1);
        var after = fault.Pace.After(count, random);
        return fault.NeedsPerson
            ? new StepOutcome.Blocked(fault.Reason, fault.Message, after)
            : new StepOutcome.Waiting(fault.Reason, fault.Message, after);
    }
}
