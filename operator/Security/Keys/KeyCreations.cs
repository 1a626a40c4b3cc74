using System.Collections.Concurrent;

namespace Wallet.Operator.Security.Keys;

/// <summary>
/// CreateKey has no identity, and what it made stays unseen for seconds: a search that finds nothing proves nothing right after a try.
/// A new leader waits longer than that for its lease, so remembering the tries in memory is enough.
/// </summary>
internal sealed class KeyCreations(TimeProvider time)
{
    private static readonly TimeSpan UnseenAtMost = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _tries = new(StringComparer.Ordinal);

    /// <summary>Whether a key may be made now; if so, notes the try.</summary>
    /// <param name="alias">Alias of the key.</param>
    public bool TryBegin(string alias)
    {
        var now = time.GetUtcNow();
        if (_tries.TryGetValue(alias, out var last) && now - last < UnseenAtMost)
            return false;
        _tries[alias] = now;
        return true;
    }
}
