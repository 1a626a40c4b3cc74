using System.Collections.Concurrent;

namespace Wallet.Operator.Aws.Fleet;

/// <summary>
/// Remembers, for a while, what a service reports of one item only: content of groups, tags of caches. Keeps steady state cheap; drift of
/// such things is found within the age.
/// </summary>
/// <param name="time">Clock of the age.</param>
/// <param name="maxAge">How old an item may be served.</param>
internal sealed class ItemReader<T>(TimeProvider time, TimeSpan maxAge)
{
    private readonly ConcurrentDictionary<string, (T Item, long ReadAt)> _items = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, T> _last = new(StringComparer.Ordinal);

    /// <summary>The item, remembered or read.</summary>
    public async Task<T> ReadAsync(string key, Func<Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (_items.TryGetValue(key, out var known) && time.GetElapsedTime(known.ReadAt) < maxAge)
            return known.Item;
        var readAt = time.GetTimestamp();
        var item = await read();
        _items[key] = (item, readAt);
        _last[key] = item;
        return item;
    }

    /// <summary>The item as it was last read, however long ago and whatever changed since; null when it never was.</summary>
    public T? LastOf(string key) => _last.GetValueOrDefault(key);

    /// <summary>Says that we changed the item, or that it is gone.</summary>
    public void Mutated(string key) => _items.TryRemove(key, out _);
}
