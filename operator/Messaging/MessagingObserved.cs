using Wallet.Operator.Aws;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Messaging.Logs;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Messaging;

/// <summary>The brokers as they are.</summary>
internal sealed record MessagingObserved
{
    /// <summary>Configuration; null when there is none.</summary>
    public ConfigurationObserved? Configuration { get; init; }

    /// <summary>The configuration bears the platform's name and is not provably the platform's: it is not to be created.</summary>
    public bool IsConfigurationTaken { get; init; }

    /// <summary>Cluster; null when there is none.</summary>
    public ClusterObserved? Cluster { get; init; }

    /// <summary>Whether there is a cluster of the platform's name, whosever it is.</summary>
    public bool IsNameTaken { get; init; }

    /// <summary>What the logs need.</summary>
    public LogsObserved Logs { get; init; } = LogsObserved.None;

    /// <summary>Kafka versions on offer; read only when one has to be chosen.</summary>
    public IReadOnlyList<string> OfferedVersions { get; init; } = [];

    /// <summary>Operations of the cluster that failed, and that no later one of the same type has made good.</summary>
    public IReadOnlyList<FailedOperation> FailedOperations { get; init; } = [];

    /// <summary>How to reach the brokers; null until they can be.</summary>
    public MessagingFacts? Brokers { get; init; }

    /// <summary>Topics by name; null while the brokers cannot be asked.</summary>
    public IReadOnlyDictionary<string, TopicObserved>? Topics { get; init; }

    /// <summary>Why the brokers cannot be asked; null when they can.</summary>
    public TopicTrouble? TopicTrouble { get; init; }

    /// <summary>Whose each is.</summary>
    public IReadOnlyList<Holding> Holdings(string uid) =>
    [
        .. Configuration is { } configuration
            ? [new Holding(MessagingNames.ConfigurationKind, configuration.Name, configuration.Arn, OwnershipOf(configuration, uid))]
            : Array.Empty<Holding>(),
        .. Cluster is { } cluster
            ? [Holding.Tagged(MessagingNames.ClusterKind, cluster.Name, cluster.Arn, cluster.Tags, uid)]
            : Array.Empty<Holding>(),
        .. Logs.Group is { } group ? [group.HoldingOf(uid)] : Array.Empty<Holding>(),
    ];

    /// <summary>Without what is not kept.</summary>
    public MessagingObserved Only(IReadOnlyList<Holding> kept)
    {
        bool Keeps(string? arn) => kept.Any(each => each.Id == arn);
        var observed = this with { Logs = Logs with { Group = Logs.Group?.Among(kept) } };
        if (!Keeps(Configuration?.Arn))
            observed = observed with { Configuration = null, IsConfigurationTaken = IsConfigurationTaken || Configuration is not null };
        return Keeps(Cluster?.Arn) ? observed : new MessagingObserved
        {
            Configuration = observed.Configuration,
            IsConfigurationTaken = observed.IsConfigurationTaken,
            IsNameTaken = IsNameTaken,
            Logs = observed.Logs,
            OfferedVersions = OfferedVersions,
        };
    }

    private static Ownership OwnershipOf(ConfigurationObserved configuration, string uid)
        => configuration.Description == MessagingNames.Description(uid) ? Ownership.Owned : Ownership.Untagged;
}

/// <summary>Why topics are not known.</summary>
/// <param name="Fault">What the brokers, or the network before them, answered.</param>
/// <param name="IsPassing">It has not lasted: it says nothing about the brokers yet.</param>
internal sealed record TopicTrouble(Fault Fault, bool IsPassing);
