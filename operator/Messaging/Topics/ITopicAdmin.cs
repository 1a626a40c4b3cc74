using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Messaging.Topics;

/// <summary>Topics of a Kafka cluster. Calls throw <see cref="BrokersUnreachableException"/> when the brokers do not answer or refuse.</summary>
internal interface ITopicAdmin
{
    /// <summary>Partitions of those of the named topics that exist.</summary>
    Task<IReadOnlyDictionary<string, int>> ReadAsync(
        MessagingFacts brokers, string region, IReadOnlyList<string> topics, CancellationToken cancellationToken);

    /// <summary>Makes a topic; one that is there already is success.</summary>
    Task CreateAsync(MessagingFacts brokers, string region, TopicSettings topic, CancellationToken cancellationToken);

    /// <summary>Adds partitions up to a number.</summary>
    Task GrowAsync(MessagingFacts brokers, string region, string topic, int partitions, CancellationToken cancellationToken);
}
