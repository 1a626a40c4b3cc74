using k8s.Models;

namespace Wallet.Operator.Platform.Spec;

/// <summary>The wallet API's pods.</summary>
internal sealed record AppSpec
{
    /// <summary>Horizontal pod autoscaler.</summary>
    public AutoscalingSpec? Autoscaling { get; init; }

    /// <summary>Pod disruption budget.</summary>
    public DisruptionBudgetSpec? DisruptionBudget { get; init; }

    /// <summary>Environment besides what the operator sets.</summary>
    public IReadOnlyDictionary<string, string>? Env { get; init; }

    /// <summary>Container image; production needs a digest.</summary>
    public required string Image { get; init; }

    /// <summary>Application Load Balancer.</summary>
    public IngressSpec? Ingress { get; init; }

    /// <summary>Schema migration Job, run once per image before the pods.</summary>
    public MigrationSpec? Migration { get; init; }

    /// <summary>HTTP port. 1 to 65535.</summary>
    public int? Port { get; init; }

    /// <summary>Replicas; the autoscaler moves between min and max.</summary>
    public ReplicasSpec? Replicas { get; init; }

    /// <summary>Requests of the container. Fargate adds 256Mi and rounds up to its next size.</summary>
    public ResourcesSpec? Resources { get; init; }
}

/// <summary>Requests of the container. Fargate adds 256Mi and rounds up to its next size.</summary>
internal sealed record ResourcesSpec
{
    /// <summary>CPU as a Fargate size. One of 250m, 500m, 1, 2, 4, 8, 16.</summary>
    public required string Cpu { get; init; }

    /// <summary>Memory, e.g. 7936Mi.</summary>
    public required string Memory { get; init; }
}

/// <summary>Replicas; the autoscaler moves between min and max.</summary>
internal sealed record ReplicasSpec
{
    /// <summary>At the start. 0 to 100.</summary>
    public int? Desired { get; init; }

    /// <summary>Upper bound. 1 to 100.</summary>
    public int? Max { get; init; }

    /// <summary>Lower bound. 0 to 100.</summary>
    public int? Min { get; init; }
}

/// <summary>Horizontal pod autoscaler.</summary>
internal sealed record AutoscalingSpec
{
    /// <summary>Target CPU utilisation. 1 to 100.</summary>
    public int? CpuPercent { get; init; }

    /// <summary>Target memory utilisation. 1 to 100.</summary>
    public int? MemoryPercent { get; init; }

    /// <summary>Stabilisation before scaling down. 0 to 3600.</summary>
    public int? ScaleDownSeconds { get; init; }

    /// <summary>Stabilisation before scaling up. 0 to 3600.</summary>
    public int? ScaleUpSeconds { get; init; }
}

/// <summary>Pod disruption budget.</summary>
internal sealed record DisruptionBudgetSpec
{
    /// <summary>Pods that may be away at once, number or percent.</summary>
    public IntOrString? MaxUnavailable { get; init; }
}

/// <summary>Application Load Balancer.</summary>
internal sealed record IngressSpec
{
    /// <summary>S3 bucket for access logs.</summary>
    public string? AccessLogsBucket { get; init; }

    /// <summary>ACM certificate.</summary>
    public string? CertificateArn { get; init; }

    /// <summary>Host name.</summary>
    public string? Host { get; init; }

    /// <summary>Where it is reachable. One of internet-facing, internal.</summary>
    public string? Scheme { get; init; }

    /// <summary>WAF web ACL.</summary>
    public string? WafAclArn { get; init; }
}

/// <summary>Schema migration Job, run once per image before the pods.</summary>
internal sealed record MigrationSpec
{
    /// <summary>Attempts after the first. 0 to 20.</summary>
    public int? BackoffLimit { get; init; }

    /// <summary>Limit. 10 to 86400.</summary>
    public int? TimeoutSeconds { get; init; }
}
