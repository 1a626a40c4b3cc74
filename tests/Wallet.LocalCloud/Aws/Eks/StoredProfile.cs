using System.Collections.Immutable;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Aws.Eks;

/// <summary>A Fargate profile as EKS keeps it: nothing of it but its tags ever changes.</summary>
internal sealed record StoredProfile(
    string Name, string Arn, string RoleArn, IReadOnlyList<string> Subnets, IReadOnlyList<FargateSelector> Selectors,
    string? Token, DateTimeOffset CreatedAt, ImmutableSortedDictionary<string, string> Tags)
{
    /// <summary>When its deletion began.</summary>
    public DateTimeOffset? DeletingSince { get; init; }
}
