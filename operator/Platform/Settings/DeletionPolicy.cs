namespace Wallet.Operator.Platform.Settings;

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
