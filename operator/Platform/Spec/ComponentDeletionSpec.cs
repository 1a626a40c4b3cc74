namespace Wallet.Operator.Platform.Spec;

/// <summary>One entry of components.</summary>
internal sealed record ComponentDeletionSpec
{
    /// <summary>Component. One of database, cache, messaging, security.</summary>
    public required string Component { get; init; }

    /// <summary>Policy. One of Delete, Snapshot, Retain.</summary>
    public required string Policy { get; init; }
}
