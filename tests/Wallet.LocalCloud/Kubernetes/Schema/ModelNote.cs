namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>What the API's documentation says of a field beyond its type.</summary>
/// <param name="ListType">map or set; null keeps atomic.</param>
/// <param name="Keys">The keys of a list of type map.</param>
/// <param name="MergeKey">The key for strategic merge patch.</param>
/// <param name="Atomic">A map with one owner as a whole.</param>
/// <param name="Default">A default that counts for list keys.</param>
internal sealed record ModelNote(
    string? ListType = null, IReadOnlyList<string>? Keys = null, string MergeKey = "", bool Atomic = false, string? Default = null);
