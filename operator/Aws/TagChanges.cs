namespace Wallet.Operator.Aws;

/// <summary>What to do to a resource's tags.</summary>
/// <param name="Set">Tags to add or overwrite.</param>
/// <param name="Remove">Keys to remove.</param>
internal sealed record TagChanges(IReadOnlyDictionary<string, string> Set, IReadOnlyList<string> Remove)
{
    /// <summary>Nothing to do.</summary>
    public bool IsEmpty => Set.Count == 0 && Remove.Count == 0;
}
