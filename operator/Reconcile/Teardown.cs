using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// Takes a platform down, last built first: a stage is touched only when everything that was built on it is gone. Same rules as building:
/// short passes, nothing waited for.
/// </summary>
internal sealed class Teardown(PlatformSteps steps, StepRunner runner)
{
    private static readonly TimeSpan ConfirmWait = TimeSpan.FromMinutes(5);

    /// <summary>One pass; every report <see cref="StepOutcome.InSync"/> means that nothing is left.</summary>
    public async Task<IReadOnlyList<StepReport>> RunAsync(PlatformPass pass, CancellationToken cancellationToken)
    {
        if (!IsConfirmed(pass))
            return AllStages(_ => ConfirmMissing(pass));

        var gone = new List<StepReport>();
        foreach (var stage in steps.Stages.Reverse())
        {
            var ended = await Task.WhenAll(stage.Select(step =>
                runner.RunAsync(step, pass, each => each.DeleteAsync(pass, cancellationToken), cancellationToken)));
            gone.AddRange(ended);
            if (ended.FirstOrDefault(report => report.Outcome is not StepOutcome.InSync) is { } open)
                return AllStages(step => gone.Find(report => report.Component == step.Component)?.Outcome ?? WaitingFor(open));
        }

        return AllStages(step => gone.Single(report => report.Component == step.Component).Outcome);
    }

    /// <summary>A production platform of which anything was built is not taken down by a slip of the hand.</summary>
    private bool IsConfirmed(PlatformPass pass)
        => pass.Settings.Environment != "production" || pass.Settings.Deletion.Confirm == pass.Key.ToString()
            || steps.All.All(step => !pass.HasBegun(step.Component));

    private static StepOutcome.Blocked ConfirmMissing(PlatformPass pass) => new(
        "ConfirmMissing", $"Set spec.deletion.confirm to \"{pass.Key}\" to take this production platform down.", ConfirmWait);

    private static StepOutcome.Waiting WaitingFor(StepReport open) => new(
        "WaitingForTeardown", $"Waits until {open.Component} is gone.", open.Outcome.WakeAfter ?? TimeSpan.Zero);

    private IReadOnlyList<StepReport> AllStages(Func<IPlatformStep, StepOutcome> outcomeOf)
        => [.. steps.All.Select(step => new StepReport(step.Component, step.ConditionType, outcomeOf(step)))];
}
