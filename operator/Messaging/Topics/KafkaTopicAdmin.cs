using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Messaging.Topics;

/// <summary>Topics through Kafka's own admin protocol. Connections live for one call: topics are read every few minutes.</summary>
/// <param name="token">Proof of who connects.</param>
/// <param name="patience">How long a call may hold up its pass; 2 seconds by default.</param>
internal sealed class KafkaTopicAdmin(MskToken token, TimeSpan? patience = null) : ITopicAdmin
{
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(2);

    public Task<IReadOnlyDictionary<string, TopicObserved>> ReadAsync(
        MessagingFacts brokers, string region, IReadOnlyList<string> topics, IReadOnlyList<string> configured, CancellationToken cancellationToken)
        => CallAsync(brokers, region, admin => ReadAsync(admin, topics, configured), cancellationToken);

    public Task SendAsync(MessagingFacts brokers, string region, TopicRequest request, CancellationToken cancellationToken) =>
        CallAsync<object?>(brokers, region, async admin =>
        {
            await (request switch
            {
                TopicRequest.Create create => CreateAsync(admin, create.Settings),
                TopicRequest.Grow grow => admin.CreatePartitionsAsync(
                    [new PartitionsSpecification { Topic = grow.Name, IncreaseTo = grow.Partitions }], new() { RequestTimeout = _patience }),
                TopicRequest.Configure configure => admin.IncrementalAlterConfigsAsync(TopicConfigs.Alter(configure), new() { RequestTimeout = _patience }),
                _ => throw new InvalidOperationException($"No such request about topic {request.Topic}."),
            });
            return null;
        }, cancellationToken);

    private async Task CreateAsync(IAdminClient admin, TopicSettings topic)
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
            // Created by an earlier call whose answer was lost.
        }
    }

    private async Task<IReadOnlyDictionary<string, TopicObserved>> ReadAsync(
        IAdminClient admin, IReadOnlyList<string> topics, IReadOnlyList<string> configured)
    {
        var found = topics
            .SelectMany(topic => admin.GetMetadata(topic, _patience).Topics)
            .Where(topic => topic.Error.Code == ErrorCode.NoError)
            .ToDictionary(topic => topic.Topic, StringComparer.Ordinal);
        var asked = configured.Where(found.ContainsKey).ToList();
        var configs = asked.Count == 0
            ? []
            : await admin.DescribeConfigsAsync(asked.Select(TopicConfigs.Resource), new() { RequestTimeout = _patience });
        var set = TopicConfigs.Read(configs);
        return found.ToDictionary(
            topic => topic.Key,
            topic => new TopicObserved(
                topic.Value.Partitions.Count,
                topic.Value.Partitions.Select(partition => partition.Replicas.Length).DefaultIfEmpty().Min(),
                set.GetValueOrDefault(topic.Key)),
            StringComparer.Ordinal);
    }

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
        catch (Exception exception) when (exception is TimeoutException or KafkaException)
        {
            throw TopicErrors.Of(exception, _patience);
        }
    }

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
