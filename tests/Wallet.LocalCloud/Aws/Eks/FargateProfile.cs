using System.Collections.Immutable;

namespace Wallet.LocalCloud.Aws.Eks;

/// <summary>A Fargate profile: nothing of it but its tags ever changes.</summary>
internal sealed record FargateProfile(
    string Name, string Arn, string RoleArn, IReadOnlyList<string> Subnets, IReadOnlyList<FargateSelector> Selectors,
    string? Token, DateTimeOffset CreatedAt, ImmutableSortedDictionary<string, string> Tags)
{
    /// <summary>The availability zones of its subnets, each once.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>When its deletion began.</summary>
    public DateTimeOffset? DeletingSince { get; init; }

    /// <summary>Its creation, or its deletion once it has begun, ends in failure.</summary>
    public bool Fails { get; init; }

    /// <summary>A state that it was put into from outside.</summary>
    public string? Forced { get; init; }
}
