namespace Wallet.Operator.Platform.Spec;

/// <summary>What deleting the platform does.</summary>
internal sealed record DeletionSpec
{
    /// <summary>Exceptions by component.</summary>
    public IReadOnlyList<ComponentDeletionSpec>? Components { get; init; }

    /// <summary>namespace/name, needed before a production platform is deleted.</summary>
    public string? Confirm { get; init; }

    /// <summary>Delete, Snapshot (back up, verify, delete) or Retain. One of Delete, Snapshot, Retain.</summary>
    public string? Policy { get; init; }
}

/// <summary>One entry of components.</summary>
internal sealed record ComponentDeletionSpec
{
    /// <summary>Component. One of database, cache, messaging, security.</summary>
    public required string Component { get; init; }

    /// <summary>Policy. One of Delete, Snapshot, Retain.</summary>
    public required string Policy { get; init; }
}
