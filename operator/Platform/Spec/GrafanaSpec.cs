namespace Wallet.Operator.Platform.Spec;

/// <summary>Grafana.</summary>
internal sealed record GrafanaSpec
{
    /// <summary>Dashboards as ConfigMaps for a sidecar.</summary>
    public bool? Dashboards { get; init; }

    /// <summary>Create an Amazon Managed Grafana workspace.</summary>
    public bool? ManagedWorkspace { get; init; }
}
