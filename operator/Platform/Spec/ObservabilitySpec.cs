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
