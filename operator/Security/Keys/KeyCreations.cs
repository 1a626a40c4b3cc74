using System.Collections.Concurrent;

namespace Wallet.Operator.Security.Keys;

/// <summary>
/// CreateKey has no identity, and what it made stays unseen for seconds: a search that finds nothing proves nothing right after a try
/// whose answer was lost. One that was answered is in the status before anything else happens.
/// </summary>
internal sealed class KeyCreations(TimeProvider time)
{
    private static readonly TimeSpan UnseenAtMost = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, long> _tries = new(StringComparer.Ordinal);

    /// <summary>Whether a key may be made now.</summary>
    /// <param name="key">As planned changes name it.</param>
    public bool IsOpen(string key) => !_tries.TryGetValue(key, out var last) || time.GetElapsedTime(last) >= UnseenAtMost;

    /// <summary>A key is about to be made.</summary>
    public void Begin(string key) => _tries[key] = time.GetTimestamp();
}
