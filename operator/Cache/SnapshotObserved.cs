namespace Wallet.Operator.Cache;

/// <summary>A snapshot as it is.</summary>
/// <param name="Name">Name.</param>
/// <param name="Status">As ElastiCache words it.</param>
/// <param name="Tags">Tags.</param>
internal sealed record SnapshotObserved(string Name, string Status, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Complete.</summary>
    public bool IsGood => Status == "available";
}
