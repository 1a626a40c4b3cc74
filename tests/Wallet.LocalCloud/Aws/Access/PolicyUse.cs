using System.Collections.Concurrent;

namespace Wallet.LocalCloud.Aws.Access;

/// <summary>Remembers which action patterns of which statements allowed a call: what is never used is not needed.</summary>
public sealed class PolicyUse
{
    private readonly ConcurrentDictionary<UsedAction, int> _used = new();

    /// <summary>How often each pattern allowed a call.</summary>
    public IReadOnlyDictionary<UsedAction, int> Counts => _used;

    /// <summary>
    /// Action patterns of <paramref name="policy"/>'s Allow statements that never allowed a call; <paramref name="name"/> as given to
    /// AddUser or IAM.
    /// </summary>
    public IReadOnlyList<UsedAction> Unused(string name, string policy)
        => [.. PolicyDocument.Parse(name, policy).Statements.Where(s => s.Allows)
            .SelectMany(s => s.Actions.Select(action => new UsedAction(name, s.Sid, action)))
            .Where(action => !_used.ContainsKey(action))];

    internal void Record(IEnumerable<UsedAction> actions)
    {
        foreach (var action in actions)
            _used.AddOrUpdate(action, 1, (_, count) => count + 1);
    }
}
