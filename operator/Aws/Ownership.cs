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

    /// <summary>It was ours, and was left behind on purpose: it has no owner any more.</summary>
    Released,

    /// <summary>Its tags cannot be read at the moment: it is neither changed nor taken for somebody else's until they can.</summary>
    Unreadable,
}
