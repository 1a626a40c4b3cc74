namespace Wallet.Operator.Platform.Spec;

/// <summary>Taking over what an earlier platform left behind.</summary>
internal sealed record AdoptionSpec
{
    /// <summary>Never; what was of this namespace, name and EKS cluster; or what is listed. One of Never, IfTagged, Explicit.</summary>
    public string? Mode { get; init; }

    /// <summary>What to take over: the database; all that belongs to it goes along.</summary>
    public IReadOnlyList<AdoptedResourceSpec>? Resources { get; init; }
}

/// <summary>One entry of resources.</summary>
internal sealed record AdoptedResourceSpec
{
    /// <summary>The only component that is named.</summary>
    public const string Database = "database";

    /// <summary>Component.</summary>
    public required string Component { get; init; }

    /// <summary>Identifier or ARN.</summary>
    public required string Id { get; init; }
}
