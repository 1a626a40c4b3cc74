namespace Wallet.Operator.Platform.Spec;

/// <summary>Taking over existing resources.</summary>
internal sealed record AdoptionSpec
{
    /// <summary>Never, or those that carry this platform's tags, or the ones listed. One of Never, IfTagged, Explicit.</summary>
    public string? Mode { get; init; }

    /// <summary>Component and AWS identifier.</summary>
    public IReadOnlyList<AdoptedResourceSpec>? Resources { get; init; }
}

/// <summary>One entry of resources.</summary>
internal sealed record AdoptedResourceSpec
{
    /// <summary>Component.</summary>
    public required string Component { get; init; }

    /// <summary>Identifier or ARN.</summary>
    public required string Id { get; init; }
}
