using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Messaging.Topics;

/// <summary>Topics through Kafka's own admin protocol. Connections live for one call: topics are looked at every few minutes.</summary>
/// <param name="token">Proof of who connects.</param>
/// <param name="patience">How long a call may hold up its pass; 2 seconds by default.</param>
internal sealed class KafkaTopicAdmin(MskToken token, TimeSpan? patience = null) : ITopicAdmin
{
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(2);

    public Task<IReadOnlyDictionary<string, int>> ReadAsync(
        MessagingFacts brokers, string region, IReadOnlyList<string> topics, CancellationToken cancellationToken) =>
        CallAsync(brokers, region, admin => Task.FromResult<IReadOnlyDictionary<string, int>>(Read(admin, topics)), cancellationToken);

    public Task CreateAsync(MessagingFacts brokers, string region, TopicSettings topic, CancellationToken cancellationToken) =>
        CallAsync<object?>(brokers, region, async admin =>
        {
            var specification = new TopicSpecification
            {
                Name = topic.Name,
                NumPartitions = topic.Partitions,
                ReplicationFactor = (short)topic.ReplicationFactor,
                Configs = topic.Config.ToDictionary(),
            };
            try
            {
                await admin.CreateTopicsAsync([specification], new() { RequestTimeout = _patience });
            }
            catch (CreateTopicsException exception)
                when (exception.Results.All(result => result.Error.Code is ErrorCode.TopicAlreadyExists or ErrorCode.NoError))
            {
                // Made by an earlier call whose answer was lost.
            }
            return null;
        }, cancellationToken);

    public Task GrowAsync(MessagingFacts brokers, string region, string topic, int partitions, CancellationToken cancellationToken) =>
        CallAsync<object?>(brokers, region, async admin =>
        {
            await admin.CreatePartitionsAsync(
                [new PartitionsSpecification { Topic = topic, IncreaseTo = partitions }], new() { RequestTimeout = _patience });
            return null;
        }, cancellationToken);

    private Dictionary<string, int> Read(IAdminClient admin, IReadOnlyList<string> topics) => topics
        .SelectMany(topic => admin.GetMetadata(topic, _patience).Topics)
        .Where(topic => topic.Error.Code == ErrorCode.NoError)
        .ToDictionary(topic => topic.Topic, topic => topic.Partitions.Count, StringComparer.Ordinal);

    private async Task<T> CallAsync<T>(
        MessagingFacts brokers, string region, Func<IAdminClient, Task<T>> call, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Kafka's client knows no cancellation, and closes slowly while brokers are silent: neither may hold up a pass.
        _ = Task.Run(() => AnswerAsync(brokers, region, call, answer), CancellationToken.None);
        try
        {
            return await answer.Task.WaitAsync(_patience, cancellationToken);
        }
        catch (Exception exception) when (IsSilence(exception))
        {
            throw new BrokersUnreachableException(
                FormattableString.Invariant($"no answer within {_patience.TotalSeconds} s, asked again at the next pass"), exception);
        }
        catch (KafkaException exception)
        {
            throw new BrokersUnreachableException(exception.Error.Reason, exception);
        }
    }

    // The client has the same patience as the pass: whichever gives up first, it says the same.
    private static bool IsSilence(Exception exception) => exception is TimeoutException
        or KafkaException { Error.Code: ErrorCode.Local_TimedOut or ErrorCode.Local_Transport or ErrorCode.Local_AllBrokersDown };

    private async Task AnswerAsync<T>(
        MessagingFacts brokers, string region, Func<IAdminClient, Task<T>> call, TaskCompletionSource<T> answer)
    {
        try
        {
            using var admin = Connect(brokers, region);
            answer.SetResult(await call(admin));
        }
        catch (Exception exception)
        {
            answer.TrySetException(exception);
        }
    }

    private IAdminClient Connect(MessagingFacts brokers, string region)
    {
        var config = new AdminClientConfig
        {
            BootstrapServers = brokers.BootstrapServers,
            SecurityProtocol = brokers.Security switch
            {
                "iam" => SecurityProtocol.SaslSsl,
                "tls" => SecurityProtocol.Ssl,
                _ => SecurityProtocol.Plaintext,
            },
            SaslMechanism = brokers.Security == "iam" ? SaslMechanism.OAuthBearer : null,
            SocketTimeoutMs = (int)_patience.TotalMilliseconds,
        };
        var builder = new AdminClientBuilder(config).SetLogHandler((_, _) => { });
        if (brokers.Security == "iam")
            builder.SetOAuthBearerTokenRefreshHandler((client, _) => Prove(client, region));
        return builder.Build();
    }

    private void Prove(IClient client, string region)
    {
        try
        {
            var (value, expires) = token.For(region);
            client.OAuthBearerSetToken(value, expires.ToUnixTimeMilliseconds(), "wallet-operator");
        }
        catch (Exception exception)
        {
            // Called from within the client, which knows no other way to hear of it.
            client.OAuthBearerSetTokenFailure(exception.Message);
        }
    }
}
