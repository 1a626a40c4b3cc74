namespace Wallet.Operator.Platform.Steps;

/// <summary>When to look again: the few answers that all rooms share.</summary>
internal static class Pace
{
    /// <summary>After a change of ours: what it did can be seen, and the next change may follow.</summary>
    public static readonly TimeSpan Changed = TimeSpan.FromSeconds(2);

    /// <summary>While AWS or Kubernetes works on something that takes minutes.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);

    /// <summary>While a person or the account must change something.</summary>
    public static readonly TimeSpan Blocked = TimeSpan.FromMinutes(2);
}
