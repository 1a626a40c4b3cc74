using System.Collections.Concurrent;

namespace Wallet.LocalCloud.Aws.Access;

/// <summary>Remembers which action patterns of which statements allowed a call, and what was refused.</summary>
public sealed class PolicyUse
{
    private readonly ConcurrentDictionary<UsedAction, int> _used = new();
    private readonly ConcurrentDictionary<UsedAction, byte> _alone = new();
    private readonly ConcurrentDictionary<string, byte> _refused = new();

    /// <summary>How often each pattern allowed a call.</summary>
    public IReadOnlyDictionary<UsedAction, int> Counts => _used;

    /// <summary>What was refused to anybody, in AWS's words, each once.</summary>
    public IReadOnlyCollection<string> Refusals => [.. _refused.Keys];

    /// <summary>
    /// Action patterns of <paramref name="policy"/>'s Allow statements that never allowed a call; <paramref name="name"/> as given to
    /// AddUser or IAM.
    /// </summary>
    public IReadOnlyList<UsedAction> Unused(string name, string policy) => Except(name, policy, _used.ContainsKey);

    /// <summary>As <see cref="Unused"/>, and also those that never allowed a call alone: without each of them, all would have gone as it did.</summary>
    public IReadOnlyList<UsedAction> Dispensable(string name, string policy) => Except(name, policy, _alone.ContainsKey);

    internal void Record(PolicyDecision decision, string refusal)
    {
        if (!decision.IsAllowed)
            _refused.TryAdd(refusal, 0);
        foreach (var action in decision.Allowing)
            _used.AddOrUpdate(action, 1, (_, count) => count + 1);
        if (decision.Allowing is [var only])
            _alone.TryAdd(only, 0);
    }

    private static List<UsedAction> Except(string name, string policy, Func<UsedAction, bool> isNeeded)
        => [.. PolicyDocument.Parse(name, policy).Statements.Where(s => s.Allows)
            .SelectMany(s => s.Actions.Select(action => new UsedAction(name, s.Sid, action)))
            .Where(action => !isNeeded(action))];
}
