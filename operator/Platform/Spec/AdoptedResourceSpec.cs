namespace Wallet.Operator.Platform.Spec;

/// <summary>One entry of resources.</summary>
internal sealed record AdoptedResourceSpec
{
    /// <summary>Component.</summary>
    public required string Component { get; init; }

    /// <summary>Identifier or ARN.</summary>
    public required string Id { get; init; }
}
