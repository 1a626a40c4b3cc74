namespace Wallet.Operator.Aws;

/// <summary>Proof of ownership. Nothing is changed or deleted that does not carry our uid.</summary>
internal static class OwnershipTags
{
    /// <summary>Prefix of the operator's own tags.</summary>
    public const string Prefix = "wallet-operator.io/";

    /// <summary>The tag whose value is the owner's uid.</summary>
    public const string UidKey = Prefix + "uid";

    /// <summary>Whose a resource with these tags is.</summary>
    public static Ownership Check(IReadOnlyDictionary<string, string> tags, string uid)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return !tags.TryGetValue(UidKey, out var owner) ? Ownership.Untagged
            : owner == uid ? Ownership.Owned
            : owner == Released(uid) ? Ownership.Released
            : Ownership.Foreign;
    }

    /// <summary>
    /// What turns the observed tags into the desired ones. Tags that we did not set stay (an account's own tooling puts some there, and
    /// <c>aws:</c> ones cannot be removed); of ours, those no longer wanted go.
    /// </summary>
    /// <param name="desired">As they should be.</param>
    /// <param name="observed">As they are.</param>
    /// <param name="former">Keys that an earlier spec had set: they are ours to remove.</param>
    public static TagChanges Diff(
        IReadOnlyDictionary<string, string> desired, IReadOnlyDictionary<string, string> observed, IReadOnlyCollection<string>? former = null)
    {
        var set = desired
            .Where(tag => !tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            .Where(tag => !observed.TryGetValue(tag.Key, out var value) || value != tag.Value)
            .ToDictionary(StringComparer.Ordinal);
        var remove = observed.Keys
            .Where(key => key.StartsWith(Prefix, StringComparison.Ordinal) || former?.Contains(key) is true)
            .Where(key => !desired.ContainsKey(key))
            .Order(StringComparer.Ordinal)
            .ToList();
        return new TagChanges(set, remove);
    }

    // Left behind on purpose by its owner.
    private static string Released(string uid) => $"released-{uid}";
}
