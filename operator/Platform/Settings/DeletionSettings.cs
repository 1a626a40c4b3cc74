namespace Wallet.Operator.Platform.Settings;

/// <summary>What deleting the platform does.</summary>
/// <param name="Policy">For everything that <paramref name="Exceptions"/> does not name.</param>
/// <param name="Exceptions">By spec section: database, cache, messaging, security.</param>
/// <param name="Confirm">namespace/name, needed before a production platform is deleted.</param>
internal sealed record DeletionSettings(
    DeletionPolicy Policy, IReadOnlyDictionary<string, DeletionPolicy> Exceptions, string? Confirm)
{
    /// <summary>The policy of one component.</summary>
    public DeletionPolicy For(string component) => Exceptions.GetValueOrDefault(component, Policy);
}

/// <summary>What happens to a component when the platform is deleted.</summary>
public enum DeletionPolicy
{
    /// <summary>Gone, with its data.</summary>
    Delete,

    /// <summary>Backed up, the backup verified, then deleted. What the backup needs (its key) stays.</summary>
    Snapshot,

    /// <summary>Left as it is; our uid tag is replaced so that nothing claims it.</summary>
    Retain,
}
