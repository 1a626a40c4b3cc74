using Wallet.Operator.Kube;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Rooms;

/// <summary>What a pass sent.</summary>
/// <param name="Applied">Changes that were made.</param>
/// <param name="InUse">Removals that were refused because something still uses the resource.</param>
internal sealed record Sent(IReadOnlyList<PlannedChange> Applied, IReadOnlyList<PlannedChange> InUse)
{
    public static readonly Sent Nothing = new([], []);
}

/// <summary>
/// Sends changes, each on its own: a refused one neither stops nor hides the others. The only place where a change is counted, logged and,
/// when refused, backed off.
/// </summary>
internal sealed class ChangeSender<TChange>(RoomTools tools)
    where TChange : class, IRoomChange
{
    public async Task<Sent> SendAsync<TDesired, TObserved>(
        Room<TDesired, TObserved, TChange> room, PlatformPass pass, IReadOnlyList<TChange> changes, CancellationToken cancellationToken)
        where TDesired : class
    {
        List<PlannedChange> applied = [];
        List<PlannedChange> inUse = [];
        if (changes.Count > 0 && !pass.HasBegun(room.Component))
            await pass.BeginAsync(room.Component, cancellationToken);
        foreach (var change in changes)
        {
            try
            {
                var requestId = await room.SendAsync(pass, change, cancellationToken);
                Applied(room.Component, pass, change.What, requestId);
                applied.Add(change.What);
            }
            catch (Exception exception) when (exception is not LeadershipLostException && !cancellationToken.IsCancellationRequested)
            {
                if (Refused(room, pass, change, exception).Reason == AwsFaults.InUse)
                    inUse.Add(change.What);
            }
        }

        return new Sent(applied, inUse);
    }

    /// <summary>Backs off from changes that AWS took and could not carry out.</summary>
    public void Note(string component, PlatformPass pass, IEnumerable<LateFailure> failures)
    {
        foreach (var (change, fault, _, _, _) in failures.Where(failure => tools.Ledger.FailLater(pass, failure)))
        {
            tools.Metrics.Faulted(component, fault.Reason);
            ChangeLog.ChangeRefused(tools.Log, pass.Key.ToString(), component, change.Verb, change.Resource, fault.Reason, fault.Message);
        }
    }

    private void Applied(string component, PlatformPass pass, PlannedChange change, string? requestId)
    {
        tools.Ledger.Accepted(pass, change);
        tools.Repeats.Note(pass, component, change);
        tools.Metrics.Changed(component, change.Verb, change.Effect.ToString());
        ChangeLog.ChangeApplied(
            tools.Log, pass.Key.ToString(), component, change.Verb, change.Resource, change.Detail, change.Effect.ToString(), requestId);
    }

    private Fault Refused<TDesired, TObserved>(
        Room<TDesired, TObserved, TChange> room, PlatformPass pass, TChange refused, Exception exception)
        where TDesired : class
    {
        var (component, change) = (room.Component, refused.What);
        var known = tools.Faults.Classify(exception);
        var fault = known is null ? FaultClassifiers.Bug : room.Judge(pass, refused, known);
        // There already, nothing to do, or nothing left to remove: the next observation shows it.
        if (fault.MeansDone || (fault.MeansGone && change.Verb == PlannedChange.Delete))
        {
            tools.Ledger.Accepted(pass, change);
            return fault;
        }

        tools.Ledger.Refuse(pass, change, fault);
        tools.Metrics.Faulted(component, fault.Reason);
        if (known is null)
            ChangeLog.ChangeBroke(tools.Log, exception, pass.Key.ToString(), component, change.Verb, change.Resource);
        else
            ChangeLog.ChangeRefused(tools.Log, pass.Key.ToString(), component, change.Verb, change.Resource, fault.Reason, fault.Message);
        return fault;
    }
}
