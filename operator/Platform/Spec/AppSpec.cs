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
