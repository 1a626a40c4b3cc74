using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Settings;

/// <summary>The wallet API's pods.</summary>
internal sealed record AppSettings
{
    /// <summary>Container image.</summary>
    public required string Image { get; init; }

    /// <summary>HTTP port.</summary>
    public required int Port { get; init; }

    /// <summary>Environment besides what the operator sets.</summary>
    public required IReadOnlyDictionary<string, string> Env { get; init; }

    /// <summary>CPU as a Fargate size, e.g. <c>4</c> or <c>500m</c>.</summary>
    public required string Cpu { get; init; }

    /// <summary>Memory request; Fargate adds 256Mi and rounds up to its next size.</summary>
    public required string Memory { get; init; }

    /// <summary>Lower bound of the autoscaler.</summary>
    public required int MinReplicas { get; init; }

    /// <summary>Replicas at the start.</summary>
    public required int DesiredReplicas { get; init; }

    /// <summary>Upper bound of the autoscaler.</summary>
    public required int MaxReplicas { get; init; }

    /// <summary>Target CPU utilisation, percent.</summary>
    public required int TargetCpuPercent { get; init; }

    /// <summary>Target memory utilisation, percent.</summary>
    public required int TargetMemoryPercent { get; init; }

    /// <summary>Stabilisation before scaling up.</summary>
    public required TimeSpan ScaleUpStabilization { get; init; }

    /// <summary>Stabilisation before scaling down.</summary>
    public required TimeSpan ScaleDownStabilization { get; init; }

    /// <summary>Pods that may be away at once, number or percent, e.g. <c>1</c> or <c>25%</c>.</summary>
    public required string MaxUnavailable { get; init; }

    /// <summary>Load balancer.</summary>
    public required IngressSpec Ingress { get; init; }

    /// <summary>Limit of one migration Job.</summary>
    public required TimeSpan MigrationTimeout { get; init; }

    /// <summary>Attempts of the migration after the first.</summary>
    public required int MigrationBackoffLimit { get; init; }
}
