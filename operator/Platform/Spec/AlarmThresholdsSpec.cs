using k8s.Models;

namespace Wallet.Operator.Platform.Spec;

/// <summary>Alarm thresholds.</summary>
internal sealed record AlarmThresholdsSpec
{
    /// <summary>Broker CPU. 1 to 100.</summary>
    public int? BrokerCpuPercent { get; init; }

    /// <summary>Cache CPU. 1 to 100.</summary>
    public int? CacheCpuPercent { get; init; }

    /// <summary>Of maxConnections. 1 to 100.</summary>
    public int? DatabaseConnectionsPercent { get; init; }

    /// <summary>Database CPU. 1 to 100.</summary>
    public int? DatabaseCpuPercent { get; init; }

    /// <summary>4xx and 5xx answers, percent of requests.</summary>
    public IntOrString? ErrorRatePercent { get; init; }

    /// <summary>95th percentile. 1 to 60000.</summary>
    public int? LatencyP95Milliseconds { get; init; }
}
