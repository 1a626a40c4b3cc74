using System.Net;
using Wallet.LocalCloud.Kubernetes.Api;

namespace Wallet.LocalCloud.Kubernetes;

/// <summary>How an API server is started.</summary>
public sealed class KubernetesApiOptions
{
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>Where objects and keys are kept; null keeps them in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The time in timestamps and tokens. Watches end by real time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The administrator's bearer token; null makes one up.</summary>
    public string? AdminToken { get; init; }

    /// <summary>Whose rules for names and fields hold.</summary>
    public KubernetesVersion Version { get; init; } = KubernetesVersion.Recorded;

    /// <summary>Whether dependents of deleted owners and the content of deleted namespaces are collected.</summary>
    public bool CollectsGarbage { get; init; } = true;

    /// <summary>The node's logs; can be set after the start, when the node is there.</summary>
    public IPodLogs? Logs { get; set; }

    internal CancellationToken Stopping { get; set; }
}
