namespace Wallet.LocalCloud.Kubernetes.Store;

public enum ChangeType
{
    Added,
    Modified,
    Deleted,
}

/// <summary>One write, in order of <see cref="Revision"/>.</summary>
/// <param name="Current">The new version; for a deletion the last version with the deletion's revision.</param>
/// <param name="Previous">The version before, if there was one.</param>
public sealed record StoreChange(ChangeType Type, StoredObject Current, StoredObject? Previous)
{
    public long Revision => Current.Revision;
}
