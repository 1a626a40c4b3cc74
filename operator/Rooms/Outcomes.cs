using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Rooms;

/// <summary>From findings to an outcome. Pure.</summary>
internal static class Outcomes
{
    /// <summary>The outcome of a pass: the worst finding decides its sort and reason, all of them are in the message.</summary>
    public static StepOutcome Of<TChange>(IReadOnlyList<Finding> findings, IReadOnlyList<TChange> planned, Sent sent, bool isPaused)
        where TChange : IRoomChange
    {
        var outcome = Standing(Ordered(findings, planned, isPaused), sent.Applied.Count > 0 ? Pace.Changed : Pace.Settling);
        return outcome with { Changes = sent.Applied, Planned = [.. planned.Select(change => change.What)] };
    }

    private static StepOutcome Standing(List<Finding> findings, TimeSpan pace)
    {
        if (findings.Count == 0)
            return new StepOutcome.InSync();
        var message = string.Join(" ", findings.Select(finding => StatusTexts.Sentence(finding.Message)).Distinct());
        var first = findings[0];
        if (first.NeedsPerson)
            return new StepOutcome.Blocked(first.Reason, message, findings.Min(finding => AfterOf(finding, pace)));
        return new StepOutcome.Waiting(first.Reason, message, findings.Min(finding => AfterOf(finding, pace)))
        {
            IsPassing = findings.All(finding => finding.IsPassing),
            Others = [.. findings.Select(finding => finding.Reason).Distinct().Skip(1)],
        };
    }

    // What needs a person comes first, what passes by itself last. A change that no finding speaks of is said here, so that it cannot hide behind "in sync".
    private static List<Finding> Ordered<TChange>(IReadOnlyList<Finding> findings, IReadOnlyList<TChange> planned, bool isPaused)
        where TChange : IRoomChange
    {
        List<Finding> all = [.. findings.OrderBy(finding => finding.NeedsPerson ? 0 : finding.IsPassing ? 2 : 1)];
        if (planned.Count == 0)
            return all;
        var resources = string.Join(", ", planned.Select(change => change.What.Resource).Distinct());
        if (isPaused)
            all.Add(Finding.Moving("Paused", $"spec.paused holds changes of {resources}; status.plan lists them."));
        else if (all.Count == 0)
            all.Add(Finding.Moving("Changing", $"Changing {resources}."));
        return all;
    }

    private static TimeSpan AfterOf(Finding finding, TimeSpan pace) => finding.After ?? (finding.NeedsPerson ? Pace.Blocked : pace);
}
