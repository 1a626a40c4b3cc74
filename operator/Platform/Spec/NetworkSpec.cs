namespace Wallet.Operator.Platform.Spec;

/// <summary>Where things run.</summary>
internal sealed record NetworkSpec
{
    /// <summary>Create the database subnets with these blocks, one per zone.</summary>
    public IReadOnlyList<string>? DatabaseSubnetCidrs { get; init; }

    /// <summary>For the database, isolated.</summary>
    public IReadOnlyList<string>? DatabaseSubnetIds { get; init; }

    /// <summary>EKS cluster of the pods; its VPC is used.</summary>
    public string? EksClusterName { get; init; }

    /// <summary>Record the traffic of the subnets in use.</summary>
    public bool? FlowLogs { get; init; }

    /// <summary>For pods, cache and brokers.</summary>
    public IReadOnlyList<string>? PrivateSubnetIds { get; init; }

    /// <summary>For the load balancer.</summary>
    public IReadOnlyList<string>? PublicSubnetIds { get; init; }

    /// <summary>VPC, when not the cluster's.</summary>
    public string? VpcId { get; init; }
}

/// <summary>Fargate profiles.</summary>
internal sealed record ComputeSpec
{
    /// <summary>Even: one profile per zone. One of Even, BestEffort.</summary>
    public string? AzSpread { get; init; }

    /// <summary>Use this role instead of creating one.</summary>
    public string? PodExecutionRoleArn { get; init; }
}
