namespace Wallet.Operator.Platform;

/// <summary>Compares tags. Tags that others put on our resources (cost tools, AWS itself) are left alone.</summary>
public static class TagDiff
{
    /// <summary>The desired tags that are absent or have another value.</summary>
    public static IReadOnlyDictionary<string, string> Missing(
        IReadOnlyDictionary<string, string> desired, IReadOnlyDictionary<string, string> observed)
        => new SortedDictionary<string, string>(
            desired.Where(tag => observed.GetValueOrDefault(tag.Key) != tag.Value).ToDictionary(), StringComparer.Ordinal);
}
