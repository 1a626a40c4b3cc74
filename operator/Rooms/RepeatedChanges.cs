using System.Collections.Concurrent;
using System.Globalization;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Rooms;

/// <summary>
/// Changes that were made and are wanted again, although nothing refused them: AWS rolls some back without an error (a node type without
/// capacity, a modification that only an event reports as failed). From the third in a row each waits ever longer. Kept in memory: a
/// new process begins to count again.
/// </summary>
internal sealed class RepeatedChanges(TimeProvider time, Random random)
{
    /// <summary>Reason of a change that is made time and again and does not last.</summary>
    public const string NoEffect = "ChangeHasNoEffect";

    // Three times in an hour is no accident, and there is no fourth time in it: half of a wait is random.
    private const int Limit = 3;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly Backoff Pace = new(2 * Window, 6 * Window);

    // Until then it may be that AWS only does not show it yet.
    private static readonly TimeSpan Visible = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(string Uid, string Component, string Change), Made> _made = new();

    /// <summary>Notes that a change was made.</summary>
    public void Note(PlatformPass pass, string component, PlannedChange change) => _made.AddOrUpdate(
        KeyOf(pass, component, change),
        _ => First(pass),
        (_, before) => before.Generation == pass.Generation && time.GetElapsedTime(before.At) <= before.Wait + Window
            ? before with
            {
                Count = before.Count + 1,
                At = time.GetTimestamp(),
                Wait = before.Count + 1 < Limit ? TimeSpan.Zero : Pace.After(before.Count + 2 - Limit, random),
            }
            : First(pass));

    /// <summary>Whether a change may be made now, as far as it was made before.</summary>
    public bool IsDue(PlatformPass pass, string component, PlannedChange change)
        => Find(pass, component, change) is not { } made || made.Generation != pass.Generation || time.GetElapsedTime(made.At) >= made.Wait;

    /// <summary>The component rests: what is not wanted any more had its effect.</summary>
    public void Settle(PlatformPass pass, string component, IEnumerable<PlannedChange> wanted)
    {
        var open = wanted.Select(change => KeyOf(pass, component, change)).ToHashSet();
        foreach (var key in _made.Keys.Where(key => key.Uid == pass.Uid && key.Component == component && !open.Contains(key)))
            _made.TryRemove(key, out _);
    }

    /// <summary>What to report of a change that is held back; null while its effect may still show.</summary>
    public Finding? FindingOf(PlatformPass pass, string component, PlannedChange change)
    {
        if (Find(pass, component, change) is not { } made || time.GetElapsedTime(made.At) < Visible)
            return null;
        var since = made.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Finding.Stuck(
            NoEffect,
            $"{change.Verb} of {change.Resource} ({change.Detail}) was made {made.Count} times since {since} UTC and did not last: the events of the "
            + "resource say why. Correct the spec, or remove what undoes the change; it is tried again ever more slowly, and at once with another spec.")
            with
        { After = made.Wait - time.GetElapsedTime(made.At) };
    }

    /// <summary>Forgets a platform.</summary>
    public void Forget(string uid)
    {
        foreach (var key in _made.Keys.Where(key => key.Uid == uid))
            _made.TryRemove(key, out _);
    }

    private Made? Find(PlatformPass pass, string component, PlannedChange change) => _made.GetValueOrDefault(KeyOf(pass, component, change));

    private Made First(PlatformPass pass) => new(1, pass.Generation, time.GetUtcNow(), time.GetTimestamp(), TimeSpan.Zero);

    private static (string Uid, string Component, string Change) KeyOf(PlatformPass pass, string component, PlannedChange change)
        => (pass.Uid, component, change.Identity);

    /// <param name="Count">How often in a row.</param>
    /// <param name="Generation">Of the spec, the last time.</param>
    /// <param name="Since">The first time.</param>
    /// <param name="At">Timestamp of the last time.</param>
    /// <param name="Wait">From the last time to the next.</param>
    private sealed record Made(int Count, long Generation, DateTimeOffset Since, long At, TimeSpan Wait);
}
