using k8s.Models;

namespace Wallet.Operator.Platform.Spec;

/// <summary>Logs, alarms, dashboards.</summary>
internal sealed record ObservabilitySpec
{
    /// <summary>Subscribers of the alarm topic.</summary>
    public IReadOnlyList<string>? AlertEmails { get; init; }

    /// <summary>CloudWatch dashboards.</summary>
    public bool? Dashboards { get; init; }

    /// <summary>Grafana.</summary>
    public GrafanaSpec? Grafana { get; init; }

    /// <summary>CloudWatch retention. One of 1, 3, 5, 7, 14, 30, 60, 90….</summary>
    public int? LogRetentionDays { get; init; }

    /// <summary>Alarm thresholds.</summary>
    public AlarmThresholdsSpec? Thresholds { get; init; }
}

/// <summary>Grafana.</summary>
internal sealed record GrafanaSpec
{
    /// <summary>Dashboards as ConfigMaps for a sidecar.</summary>
    public bool? Dashboards { get; init; }

    /// <summary>Create an Amazon Managed Grafana workspace.</summary>
    public bool? ManagedWorkspace { get; init; }
}

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

/// <summary>Estimates.</summary>
internal sealed record CostSpec
{
    /// <summary>Prices to use. One of OnDemand, Reserved1y, Reserved3y, SeedReference.</summary>
    public string? Basis { get; init; }

    /// <summary>Budget; above it a condition turns. 0 to 10000000.</summary>
    public int? BudgetMonthlyUSD { get; init; }
}
