using System.Collections.Concurrent;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Rooms;

/// <summary>A change that was refused, and when it may be tried again.</summary>
/// <param name="Change">What was refused.</param>
/// <param name="Fault">Why.</param>
/// <param name="Count">Refusals in a row.</param>
/// <param name="Generation">Generation of the spec at the last refusal: another one is tried at once.</param>
/// <param name="Since">Timestamp of the first.</param>
/// <param name="At">Timestamp of the last.</param>
/// <param name="Wait">Time until the next attempt, from the last.</param>
internal sealed record Refusal(PlannedChange Change, Fault Fault, int Count, long Generation, long Since, long At, TimeSpan Wait);

/// <summary>A change that AWS took and could not carry out.</summary>
/// <param name="Change">What failed.</param>
/// <param name="Fault">Why.</param>
/// <param name="Mark">Identifies this very failure: it counts once, however often it is seen.</param>
/// <param name="Count">Failures in a row.</param>
/// <param name="At">When it failed.</param>
internal sealed record LateFailure(PlannedChange Change, Fault Fault, string Mark, int Count, DateTimeOffset At);

/// <summary>
/// Refused changes, each with a back-off of its own: neither another change nor another room's pace brings one back sooner. Kept in
/// memory: a new process tries each once.
/// </summary>
internal sealed class ChangeLedger(TimeProvider time, Random random)
{
    /// <summary>Reason of a refusal that should have passed by itself and has not: something that it names does not exist.</summary>
    public const string NotPassed = "ReferenceNotFound";

    private static readonly TimeSpan PassingLimit = TimeSpan.FromMinutes(5);

    // A change that was not tried for so long after it was due was not wanted meanwhile: its refusal begins again.
    private static readonly TimeSpan Unwanted = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Uid, string Change), Refusal> _refusals = new();
    private readonly ConcurrentDictionary<(string Uid, string Mark), bool> _lateFailures = new();

    /// <summary>Whether a change may be tried now.</summary>
    public bool IsDue(PlatformPass pass, PlannedChange change)
        => Find(pass, change) is not { } refusal || refusal.Generation != pass.Generation || time.GetElapsedTime(refusal.At) >= refusal.Wait;

    /// <summary>The refusal of a change that has not succeeded since; null when there is none.</summary>
    public Refusal? Find(PlatformPass pass, PlannedChange change) => _refusals.GetValueOrDefault(KeyOf(pass, change));

    /// <summary>Notes a refusal.</summary>
    public void Refuse(PlatformPass pass, PlannedChange change, Fault fault) => _refusals.AddOrUpdate(
        KeyOf(pass, change),
        _ => First(pass, change, fault),
        (_, before) => before.Generation == pass.Generation && before.Fault.Reason == fault.Reason && IsRecent(before)
            ? before with
            {
                Fault = fault,
                Count = before.Count + 1,
                At = time.GetTimestamp(),
                Wait = fault.Pace.After(before.Count + 1, random),
            }
            : First(pass, change, fault));

    /// <summary>Notes a change that was taken and failed later, as if it had been refused then.</summary>
    /// <returns>False when it is known already, or so old that the change may be tried again.</returns>
    public bool FailLater(PlatformPass pass, LateFailure failure)
    {
        if (!_lateFailures.TryAdd((pass.Uid, failure.Mark), true))
            return false;
        var left = failure.Fault.Pace.After(failure.Count, random) - (time.GetUtcNow() - failure.At);
        if (left <= TimeSpan.Zero)
            return false;
        var now = time.GetTimestamp();
        _refusals[KeyOf(pass, failure.Change)] = new Refusal(failure.Change, failure.Fault, failure.Count, pass.Generation, now, now, left);
        return true;
    }

    /// <summary>It succeeded.</summary>
    public void Accepted(PlatformPass pass, PlannedChange change) => _refusals.TryRemove(KeyOf(pass, change), out _);

    /// <summary>Forgets a platform.</summary>
    public void Forget(string uid)
    {
        foreach (var key in _refusals.Keys.Where(key => key.Uid == uid))
            _refusals.TryRemove(key, out _);
        foreach (var key in _lateFailures.Keys.Where(key => key.Uid == uid))
            _lateFailures.TryRemove(key, out _);
    }

    /// <summary>A refusal as a finding: why, and when it is tried again.</summary>
    public Finding FindingOf(Refusal refusal)
    {
        var left = refusal.Wait - time.GetElapsedTime(refusal.At);
        var fault = refusal.Fault;
        var isOverdue = fault.PassesWithin is { } limit && time.GetElapsedTime(refusal.Since) >= limit;
        var what = $"{refusal.Change.Verb} of {refusal.Change.Resource}";
        var remedy = fault.Remedy ?? (isOverdue ? "Correct what the spec names, or the operator's rights; it is tried again." : null);
        return new Finding(
            isOverdue ? NotPassed : fault.Reason,
            remedy is null ? $"{what}: {fault.Message}" : $"{what}: {StatusTexts.Sentence(fault.Message)} {remedy}",
            fault.NeedsPerson || isOverdue)
        {
            // Due, and held back by something else: the pace of that.
            After = left > TimeSpan.Zero ? left : null,
            IsPassing = fault.Passing && time.GetElapsedTime(refusal.Since) < PassingLimit,
        };
    }

    private bool IsRecent(Refusal refusal) => time.GetElapsedTime(refusal.At) <= refusal.Wait + Unwanted;

    private Refusal First(PlatformPass pass, PlannedChange change, Fault fault)
    {
        var now = time.GetTimestamp();
        return new Refusal(change, fault, 1, pass.Generation, now, now, fault.Pace.After(1, random));
    }

    private static (string Uid, string Change) KeyOf(PlatformPass pass, PlannedChange change) => (pass.Uid, change.Identity);
}
