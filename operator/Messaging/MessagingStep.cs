using Amazon.CloudWatchLogs.Model;
using Amazon.Kafka.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Errors;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Messaging;

/// <summary>Keeps the MSK cluster, its configuration and its topics.</summary>
internal sealed class MessagingStep(AwsRegions regions, ITopicAdmin topics, RoomTools tools)
    : AwsRoom<ClusterDesired, MessagingObserved, MessagingChange>(regions, tools)
{
    private readonly AwsRegions _regions = regions;
    private readonly MessagingMemory _memory = new(tools.Time);

    public override string Component => MessagingNames.Component;

    public override string ConditionType => ConditionTypes.MessagingReady;

    public override IReadOnlyList<string> Needs => ["network", "security"];

    internal override async Task<string?> SendAsync(PlatformPass pass, MessagingChange change, CancellationToken cancellationToken)
    {
        try
        {
            return await (change switch
            {
                MessagingChange.OfTopic topic => AskBrokersAsync(pass, topic, cancellationToken),
                MessagingChange.OfCluster { Call: { } call } => CallMskAsync(pass, call, cancellationToken),
                _ => throw new InvalidOperationException($"No such change: {change.What}."),
            });
        }
        finally
        {
            _memory.Mutated(MessagingNames.Cluster(pass.Names));
            if (change is MessagingChange.OfCluster { Call.Request: AmazonCloudWatchLogsRequest })
                _memory.Logs.Mutated(pass);
        }
    }

    internal override Fault Judge(PlatformPass pass, MessagingChange change, Fault fault) => MessagingFaults.OfLogs(change, fault);

    protected override Task<MessagingObserved> ReadAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => new MessagingReader(aws, pass, _memory, topics).ReadAsync(cancellationToken);

    protected override Task<MessagingObserved> ReadForDeletionAsync(AwsRegion aws, PlatformPass pass, CancellationToken cancellationToken)
        => new MessagingReader(aws, pass, _memory, topics).ReadForDeletionAsync(cancellationToken);

    protected override bool IsListed(string kind) => kind != MessagingNames.TopicKind;

    protected override IReadOnlyList<Holding> HoldingsOf(PlatformPass pass, MessagingObserved observed) => observed.Holdings(pass.Uid);

    protected override MessagingObserved Only(MessagingObserved observed, IReadOnlyList<Holding> kept) => observed.Only(kept);

    protected override ClusterDesired? Desire(PlatformPass pass, MessagingObserved observed)
        => pass.Find<NetworkFacts>() is { } network && pass.Find<SecurityFacts>() is { } security
            ? ClusterDesired.For(pass, network, security)
            : null;

    protected override IReadOnlyList<IStepFacts> FactsOf(PlatformPass pass, MessagingObserved observed)
        => observed.Brokers is { } brokers ? [brokers] : [];

    protected override RoomPlan<MessagingChange> Plan(PlatformPass pass, ClusterDesired? desired, MessagingObserved observed)
        => MessagingDiff.Between(pass, desired, observed);

    protected override IEnumerable<LateFailure> FailedLater(
        PlatformPass pass, MessagingObserved observed, IReadOnlyList<MessagingChange> planned) =>
        from change in planned.OfType<MessagingChange.OfCluster>()
        from failed in observed.FailedOperations
        where failed.IsOf(change.Call.Request)
        let fault = MessagingFaults.Of(failed, ClusterRequests.PathOf(change.Call.Request))
        select new LateFailure(change.What, fault, failed.Arn, failed.InARow, failed.At);

    protected override IEnumerable<MessagingChange> Gate(
        PlatformPass pass, IReadOnlyList<MessagingChange> open, IReadOnlyList<MessagingChange> planned, MessagingObserved observed)
        => open.Where(change => MessagingGate.IsOpen(change, open, observed));

    protected override IEnumerable<Finding> Standing(
        PlatformPass pass, ClusterDesired desired, MessagingObserved observed, IReadOnlyList<MessagingChange> planned)
        => MessagingStanding.Of(observed, planned);

    protected override RoomPlan<MessagingChange> Teardown(PlatformPass pass, MessagingObserved observed)
        => RoomPlan<MessagingChange>.Of(MessagingTeardown.Of(pass, observed).Select(call => new MessagingChange.OfCluster(call)));

    protected override IEnumerable<Finding> Leftovers(PlatformPass pass, MessagingObserved observed)
        => MessagingTeardown.Leftovers(pass, observed);

    protected override AcceptedStatus Built(PlatformPass pass, AcceptedStatus accepted, MessagingObserved observed)
        => MessagingStanding.Built(pass, accepted, observed);

    protected override bool StaysRemembered(RememberedResource gone, MessagingObserved observed)
        => (gone.Kind == MessagingNames.ClusterKind && !observed.IsNameTaken)
            || (gone.Kind == LogGroupObserved.Kind && observed.Logs.Trouble is not null);

    protected override IEnumerable<RememberedResource> Notes(PlatformPass pass, MessagingObserved observed, IReadOnlyList<PlannedChange> applied)
        => TopicKeys.Notes(pass, observed.Topics);

    private async Task<string?> AskBrokersAsync(PlatformPass pass, MessagingChange.OfTopic change, CancellationToken cancellationToken)
    {
        await topics.SendAsync(change.Brokers, pass.Settings.Region, change.Request, cancellationToken);
        return null;
    }

    // A bad request may be a wrong state, a stale version or a wrong value: only the cluster can say which. A deletion says it in its text.
    private async Task<string?> CallMskAsync(PlatformPass pass, AwsChange call, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(pass, call, cancellationToken);
        }
        catch (BadRequestException refusal) when (ClusterRequests.UpdateOf(call.Request) is not null || refusal.Is(AwsErrorClass.Validation))
        {
            throw new ClusterRefusalException(call.Request, await DescribeAsync(pass, call.Request, cancellationToken), refusal);
        }
    }

    private async Task<Cluster?> DescribeAsync(PlatformPass pass, AmazonWebServiceRequest request, CancellationToken cancellationToken)
    {
        if (ClusterRequests.UpdateOf(request) is not { } update)
            return null;
        var kafka = _regions.For(pass.Settings.Region).Clients.Kafka;
        return (await kafka.DescribeClusterV2Async(new() { ClusterArn = update.Arn }, cancellationToken)).ClusterInfo;
    }
}
