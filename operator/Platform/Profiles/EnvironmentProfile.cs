using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Platform.Profiles;

/// <summary>
/// What an environment's specs may leave out. Filled in at run time, never written into the user's object; a version never changes, so that
/// a new release of the operator changes no platform whose spec stays as it is.
/// </summary>
internal sealed record EnvironmentProfile
{
    /// <summary><c>staging</c> or <c>production</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>e.g. <c>v1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Tag Owner.</summary>
    public required string Owner { get; init; }

    /// <summary>Tag Project.</summary>
    public required string Project { get; init; }

    /// <summary>Availability zones.</summary>
    public required int Zones { get; init; }

    /// <summary>Record the traffic of the subnets.</summary>
    public required bool FlowLogs { get; init; }

    /// <summary>Keys and secrets.</summary>
    public required SecuritySettings Security { get; init; }

    /// <summary>Aurora MySQL.</summary>
    public required DatabaseSettings Database { get; init; }

    /// <summary>ElastiCache.</summary>
    public required CacheSettings Cache { get; init; }

    /// <summary>MSK, without topics: see <see cref="TopicPartitions"/>.</summary>
    public required MessagingSettings Messaging { get; init; }

    /// <summary>Partitions of the wallet API's own topics.</summary>
    public required int TopicPartitions { get; init; }

    /// <summary>Copies of each partition, as far as there are brokers.</summary>
    public required int TopicReplicationFactor { get; init; }

    /// <summary>Fargate.</summary>
    public required ComputeSettings Compute { get; init; }

    /// <summary>Pods, without the image: it is always the spec's.</summary>
    public required AppSettings App { get; init; }

    /// <summary>Logs of everything.</summary>
    public required ObservabilitySettings Observability { get; init; }

    /// <summary>What deleting does.</summary>
    public required DeletionPolicy Deletion { get; init; }
}
