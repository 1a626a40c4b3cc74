namespace Wallet.Operator.Platform.Facts;

/// <summary>What the network room found and made.</summary>
internal sealed record NetworkFacts : IStepFacts
{
    public string Component => "network";

    /// <summary>EKS cluster of the pods.</summary>
    public required string EksClusterName { get; init; }

    /// <summary>OIDC issuer of the cluster, without <c>https://</c>.</summary>
    public required string OidcIssuer { get; init; }

    /// <summary>VPC of everything.</summary>
    public required string VpcId { get; init; }

    /// <summary>Subnets of the load balancer.</summary>
    public required IReadOnlyList<string> PublicSubnetIds { get; init; }

    /// <summary>Subnets of pods, cache and brokers, one per zone.</summary>
    public required IReadOnlyList<string> PrivateSubnetIds { get; init; }

    /// <summary>Subnets of the database, one per zone.</summary>
    public required IReadOnlyList<string> DatabaseSubnetIds { get; init; }

    /// <summary>RDS subnet group.</summary>
    public required string DatabaseSubnetGroup { get; init; }

    /// <summary>ElastiCache subnet group.</summary>
    public required string CacheSubnetGroup { get; init; }

    /// <summary>Security group of the EKS cluster: Fargate pods carry it.</summary>
    public required string ClusterSecurityGroupId { get; init; }

    /// <summary>Security group of the database.</summary>
    public required string DatabaseSecurityGroupId { get; init; }

    /// <summary>Security group of the cache.</summary>
    public required string CacheSecurityGroupId { get; init; }

    /// <summary>Security group of the brokers.</summary>
    public required string MessagingSecurityGroupId { get; init; }

    /// <summary>Security group of the load balancer.</summary>
    public required string LoadBalancerSecurityGroupId { get; init; }
}
