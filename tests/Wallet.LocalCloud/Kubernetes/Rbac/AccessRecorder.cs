using System.Collections.Concurrent;

namespace Wallet.LocalCloud.Kubernetes.Rbac;

/// <summary>Remembers who asked for what, once for each different question.</summary>
public sealed class AccessRecorder
{
    private readonly ConcurrentDictionary<AccessRecord, byte> _records = new();

    /// <summary>The different requests so far, allowed and refused.</summary>
    public IReadOnlyCollection<AccessRecord> Records => [.. _records.Keys];

    /// <summary>What one user was refused.</summary>
    public IEnumerable<AccessAttributes> RefusedTo(string user) => Records.Where(r => r.User == user && !r.IsAllowed).Select(r => r.Access);

    /// <summary>What one user was allowed.</summary>
    public IEnumerable<AccessAttributes> AllowedTo(string user) => Records.Where(r => r.User == user && r.IsAllowed).Select(r => r.Access);

    public void Clear() => _records.Clear();

    internal void Add(AccessRecord record) => _records.TryAdd(record, 0);
}
