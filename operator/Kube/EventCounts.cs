namespace Wallet.Operator.Kube;

/// <summary>
/// How often each event has been recorded. An entry lives as long as its event does at the API server, unless its object goes sooner.
/// </summary>
internal sealed class EventCounts(TimeProvider time)
{
    // --event-ttl of the API server, by default.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, (int Count, long At)> _counts = [];
    private long _swept = time.GetTimestamp();

    /// <summary>Entries that are kept.</summary>
    public int Size
    {
        get
        {
            lock (_lock)
                return _counts.Count;
        }
    }

    /// <summary>The count of an event, or null when it is not known to exist.</summary>
    public int? Find(ObjectKey about, string name)
    {
        lock (_lock)
            return _counts.TryGetValue(new Key(about, name), out var kept) && !IsOver(kept.At) ? kept.Count : null;
    }

    /// <summary>The event exists with this count.</summary>
    public void Keep(ObjectKey about, string name, int count)
    {
        lock (_lock)
        {
            Sweep();
            _counts[new Key(about, name)] = (count, time.GetTimestamp());
        }
    }

    /// <summary>The object is gone, and with it what is known of its events.</summary>
    public void Forget(ObjectKey about)
    {
        lock (_lock)
        {
            foreach (var key in _counts.Keys.Where(key => key.About == about).ToList())
                _counts.Remove(key);
        }
    }

    private bool IsOver(long at) => time.GetElapsedTime(at) >= Lifetime;

    private void Sweep()
    {
        if (time.GetElapsedTime(_swept) < Lifetime / 4)
            return;
        _swept = time.GetTimestamp();
        foreach (var key in _counts.Where(entry => IsOver(entry.Value.At)).Select(entry => entry.Key).ToList())
            _counts.Remove(key);
    }

    private readonly record struct Key(ObjectKey About, string Name);
}
