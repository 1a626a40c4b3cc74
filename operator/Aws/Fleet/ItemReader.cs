using System.Collections.Concurrent;

namespace Wallet.Operator.Aws.Fleet;

/// <summary>
/// Remembers, for a while, what a service reports of one item only: content of groups, tags of caches. Keeps steady state cheap; drift of
/// such things is found within the age. What we changed is read again.
/// </summary>
/// <param name="time">Clock of the age.</param>
/// <param name="age">How old an item may be served.</param>
internal sealed class ItemReader<T>(TimeProvider time, ReadAge age)
{
    private const int Few = 64;

    private readonly ConcurrentDictionary<string, Remembered> _items = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, T> _last = new(StringComparer.Ordinal);

    private int _tidyAt = Few;

    /// <summary>The item, remembered or read.</summary>
    public async Task<T> ReadAsync(string key, Asker asker, Func<Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var isKnown = _items.TryGetValue(key, out var known);
        if (isKnown && time.GetElapsedTime(known.ReadAt) < age.For(key, asker.IsAtRest, _items.Count, known.IsFirst))
            return known.Item;
        var readAt = time.GetTimestamp();
        var item = await read();
        _items[key] = new Remembered(item, readAt, IsFirst: !isKnown || !asker.IsAtRest);
        _last[key] = item;
        Tidy();
        return item;
    }

    /// <summary>The item as it was last read, however long ago and whatever changed since; null when it never was.</summary>
    public T? LastOf(string key) => _last.GetValueOrDefault(key);

    /// <summary>Says that we changed the item, or that it is gone.</summary>
    public void Mutated(string key) => _items.TryRemove(key, out _);

    // Items of platforms that are gone count for nothing.
    private void Tidy()
    {
        if (_items.Count < _tidyAt)
            return;
        foreach (var (key, known) in _items)
        {
            if (time.GetElapsedTime(known.ReadAt) > 2 * age.Longest)
                _items.TryRemove(key, out _);
        }

        _tidyAt = Math.Max(Few, 2 * _items.Count);
    }

    private readonly record struct Remembered(T Item, long ReadAt, bool IsFirst);
}
