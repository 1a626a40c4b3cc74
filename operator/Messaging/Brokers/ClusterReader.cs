using Amazon.Kafka;
using Amazon.Kafka.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>Reads what the list of clusters does not say: bootstrap brokers, and operations that failed.</summary>
internal sealed class ClusterReader(IAmazonKafka kafka, PlatformPass pass, MessagingMemory memory)
{
    private const int PageSize = 100;

    /// <summary>How clients reach the brokers; null while they cannot.</summary>
    public async Task<MessagingFacts?> ReadBrokersAsync(ClusterObserved cluster, CancellationToken ct)
    {
        var former = memory.Reported.GetValueOrDefault(cluster.Arn) ?? BootstrapServers.Parse(pass.Endpoints.KafkaBootstrap);
        // MSK names no brokers of a failed cluster. What clients were given is no worse than nothing, and keeps the app manageable.
        if (!cluster.Lifecycle.Serves())
            return cluster.Lifecycle == StoreLifecycle.Failed ? former : null;
        var settings = pass.Settings.Messaging;
        var key = $"{cluster.Arn}|{cluster.CurrentVersion}|{ClientSecurity.Of(settings)}";
        var brokers = await memory.Brokers.ReadAsync(key, pass.Asker(), () => ChooseAsync(cluster, former, ct));
        if (brokers is null)
            memory.Brokers.Mutated(key); // Not named yet: ask again at the next pass.
        else
            memory.Reported[cluster.Arn] = brokers;
        return brokers;
    }

    /// <summary>Types of operations whose last one failed, with the reason.</summary>
    public async Task<IReadOnlyList<FailedOperation>> ReadFailuresAsync(ClusterObserved cluster, CancellationToken ct)
    {
        if (cluster.Lifecycle == StoreLifecycle.Available)
            return await memory.FailedOperations.ReadAsync(cluster.Name, pass.Asker(), () => FailuresAsync(cluster.Arn, ct));
        memory.FailedOperations.Mutated(cluster.Name);
        return [];
    }

    private async Task<MessagingFacts?> ChooseAsync(ClusterObserved cluster, MessagingFacts? former, CancellationToken ct)
    {
        var answer = await kafka.GetBootstrapBrokersAsync(new() { ClusterArn = cluster.Arn }, ct);
        var named = BootstrapServers.Choose(pass.Settings.Messaging, answer);
        if (named is null || former is null || former == named || !BootstrapServers.IsSameWay(former, named))
            return named;
        return BootstrapServers.Keep(former, named, await HostsAsync(cluster, ct));
    }

    private async Task<IReadOnlySet<string>> HostsAsync(ClusterObserved cluster, CancellationToken ct) =>
        await AwsPages.ReadAllAsync<NodeInfo>(async token =>
        {
            var page = await kafka.ListNodesAsync(new() { ClusterArn = cluster.Arn, MaxResults = PageSize, NextToken = token }, ct);
            return (page.NodeInfoList, page.NextToken);
        }, ct).SelectMany(node => node.BrokerNodeInfo?.Endpoints ?? []).ToHashSetAsync(StringComparer.Ordinal, ct);

    private async Task<IReadOnlyList<FailedOperation>> FailuresAsync(string arn, CancellationToken ct)
    {
        var operations = await AwsPages.ReadAllAsync<ClusterOperationV2Summary>(async token =>
        {
            var page = await kafka.ListClusterOperationsV2Async(new() { ClusterArn = arn, MaxResults = PageSize, NextToken = token }, ct);
            return (page.ClusterOperationInfoList, page.NextToken);
        }, ct).ToListAsync(ct);
        List<FailedOperation> failed = [];
        foreach (var (last, inARow) in FailedOperation.LastOfEachType(operations))
        {
            var described = await kafka.DescribeClusterOperationV2Async(new() { ClusterOperationArn = last.OperationArn }, ct);
            failed.Add(FailedOperation.Of(last, described.ClusterOperationInfo?.ErrorInfo, inARow));
        }

        return failed;
    }
}
