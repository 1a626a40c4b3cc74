namespace Wallet.LocalCloud.Clock;

/// <summary>
/// What happens later on the cloud's clock: nothing runs by itself, whatever has come due is caught up with in order
/// when somebody looks (<see cref="Settle"/>). While an entry runs, <see cref="Now"/> is the moment it was due, so one long
/// turn of the clock gives the same history as many short ones.
/// </summary>
internal sealed class Agenda(TimeProvider clock)
{
    private readonly PriorityQueue<Entry, (DateTimeOffset Due, long Order)> _entries = new();
    private DateTimeOffset? _settling;
    private long _order;

    /// <summary>The present, or the moment of the entry being caught up with.</summary>
    public DateTimeOffset Now => _settling ?? clock.GetUtcNow();

    /// <summary>Does <paramref name="then"/> once <paramref name="delay"/> has passed and <paramref name="gate"/> (if any) is open.</summary>
    public void After(TimeSpan delay, Action then, Func<bool>? gate = null) => At(Now + delay, then, gate);

    /// <summary>Does <paramref name="then"/> at a moment, or when the gate opens after it.</summary>
    public void At(DateTimeOffset due, Action then, Func<bool>? gate = null)
        => _entries.Enqueue(new Entry(due, then, gate), (due, _order++));

    /// <summary>Catches up with the clock.</summary>
    public void Settle()
    {
        var present = clock.GetUtcNow();
        var shut = new List<Entry>();
        while (_entries.TryPeek(out var entry, out var priority) && priority.Due <= present)
        {
            _entries.Dequeue();
            if (entry.Gate?.Invoke() == false)
            {
                shut.Add(entry);
                continue;
            }

            _settling = entry.Due;
            try
            {
                entry.Then();
            }
            finally
            {
                _settling = null;
            }
        }

        foreach (var entry in shut)
            At(entry.Due, entry.Then, entry.Gate);
    }

    private sealed record Entry(DateTimeOffset Due, Action Then, Func<bool>? Gate);
}
