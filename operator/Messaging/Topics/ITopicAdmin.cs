using Wallet.Operator.Platform.Facts;

namespace Wallet.Operator.Messaging.Topics;

/// <summary>Topics of a Kafka cluster. Calls throw <see cref="BrokersException"/> when the brokers do not answer or refuse.</summary>
internal interface ITopicAdmin
{
    /// <summary>Those of the named topics that exist.</summary>
    /// <param name="brokers">How to reach the brokers.</param>
    /// <param name="region">Their region.</param>
    /// <param name="topics">Names.</param>
    /// <param name="configured">Those of them whose configuration is asked for too.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyDictionary<string, TopicObserved>> ReadAsync(
        MessagingFacts brokers, string region, IReadOnlyList<string> topics, IReadOnlyList<string> configured, CancellationToken cancellationToken);

    /// <summary>Carries out one request; a topic to create that is there already is success.</summary>
    Task SendAsync(MessagingFacts brokers, string region, TopicRequest request, CancellationToken cancellationToken);
}
