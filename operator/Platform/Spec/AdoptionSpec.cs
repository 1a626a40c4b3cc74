namespace Wallet.Operator.Platform.Spec;

/// <summary>Taking over existing resources.</summary>
internal sealed record AdoptionSpec
{
    /// <summary>Never, or those that carry this platform's tags, or the ones listed. One of Never, IfTagged, Explicit.</summary>
    public string? Mode { get; init; }

    /// <summary>Component and AWS identifier.</summary>
    public IReadOnlyList<AdoptedResourceSpec>? Resources { get; init; }
}
