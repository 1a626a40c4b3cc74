namespace Wallet.Operator.Aws;

/// <summary>Whose a resource is, by its uid tag.</summary>
public enum Ownership
{
    /// <summary>It carries our uid.</summary>
    Owned,

    /// <summary>It carries another uid.</summary>
    Foreign,

    /// <summary>It carries none: somebody made it by other means.</summary>
    Untagged,
}
