using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Eks;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud;

/// <summary>What pods are.</summary>
public enum PodKind
{
    /// <summary>Processes of this machine.</summary>
    Processes,

    /// <summary>Nothing but their status: for tests, on a clock that is turned by hand.</summary>
    Paper,
}

/// <summary>How a local cloud is to be.</summary>
public sealed record CloudOptions
{
    /// <summary>Where everything is kept: kubeconfig, cloud.json, logs, data of the engines. One cloud at a time.</summary>
    public required string Directory { get; init; }

    /// <summary>TCP port of the Kubernetes API on 127.0.0.1; 0 for any free one.</summary>
    public int KubernetesPort { get; init; }

    /// <summary>TCP port of the AWS endpoint on 127.0.0.1; 0 for any free one.</summary>
    public int AwsPort { get; init; }

    /// <summary>TCP port of the ingress on 127.0.0.1; 0 for any free one.</summary>
    public int IngressPort { get; init; }

    /// <summary>TCP port of the control endpoint on 127.0.0.1; 0 for any free one.</summary>
    public int ControlPort { get; init; }

    /// <summary>The time of the simulated AWS.</summary>
    public CloudClock AwsClock { get; init; } = CloudClock.Running(1);

    /// <summary>The time of the cluster. Processes keep real time whatever it says.</summary>
    public TimeProvider ClusterClock { get; init; } = TimeProvider.System;

    /// <summary>What pods are.</summary>
    public PodKind Pods { get; init; } = PodKind.Processes;

    /// <summary>Whether databases, caches and brokers are real servers, or addresses only.</summary>
    public bool Engines { get; init; }

    /// <summary>In what the simulated AWS is unhelpful.</summary>
    public Hostility Hostility { get; init; } = new();

    /// <summary>How long Fargate profiles take: one after the other in a cluster.</summary>
    public EksTimings Profiles { get; init; } = EksTimings.Usual;

    /// <summary>AWS region.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Name of the EKS cluster that the Kubernetes API belongs to.</summary>
    public string ClusterName { get; init; } = "wallet";

    /// <summary>Programs by image name, without tag: the path of an executable or of a .dll.</summary>
    public IReadOnlyDictionary<string, string> Images { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the cloud's own log lines go.</summary>
    public ILoggerFactory Logs { get; init; } = Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance;
}
