using Amazon.CloudWatchLogs.Model;
using Amazon.Kafka.Model;
using Wallet.Operator.Kube;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Messaging;

/// <summary>Faults of the brokers, and MSK's BadRequestException in the light of what the cluster is like after it.</summary>
internal sealed class MessagingFaults : IFaultClassifier
{
    // MSK developer guide, automatic scaling: storage scales once in six hours at most, and optimizing it may take a day.
    private static readonly Backoff CoolDown = new(TimeSpan.FromHours(6), TimeSpan.FromHours(6));

    // Most operations restart every broker: not again after a minute, as a request that is refused at once.
    private static readonly Backoff Operation = new(TimeSpan.FromMinutes(20), TimeSpan.FromHours(6));

    public Fault? Classify(Exception exception) => exception switch
    {
        BrokersException brokers => Of(brokers),
        ClusterRefusalException refusal => Of(refusal),
        _ => null,
    };

    /// <summary>Of a change of what the logs go to: who may not set a delivery up is told which field asks for it.</summary>
    public static Fault OfLogs(MessagingChange change, Fault fault) => change switch
    {
        MessagingChange.OfCluster { Call.Request: CreateClusterV2Request or UpdateMonitoringRequest } when fault.Reason == AwsFaults.AccessDenied
            && FieldOf(fault.Message) is { } field => fault with { Remedy = $"Give it that right, or correct {field}." },
        MessagingChange.OfCluster { Call.Request: AmazonCloudWatchLogsRequest } when fault.NeedsPerson => fault with
        {
            Remedy = "Until then the brokers do not log to CloudWatch, which is all that it holds up; spec.messaging.logs.cloudWatch: false gives it up.",
        },
        _ => fault,
    };

    /// <summary>Of the brokers.</summary>
    public static Fault Of(BrokersException exception) => exception.Trouble switch
    {
        BrokerTrouble.Denied => new("BrokersAccessDenied", $"The brokers refuse the operator: {exception.Message}", true, FaultPaces.Denied),
        BrokerTrouble.Refused => new("BrokersRefused", $"The brokers refuse the request: {exception.Message}", true, FaultPaces.Invalid),
        _ => new("BrokersUnreachable", $"The brokers do not answer: {exception.Message}", false, FaultPaces.Transient) { Passing = true },
    };

    /// <summary>Of an operation that was accepted and failed.</summary>
    public static Fault Of(FailedOperation operation, string path) => new(
        "OperationFailed",
        $"MSK could not carry out {operation.Type} ({operation.Error}); the cluster is as it was before. Correct {path} if the reason lies there; "
        + "otherwise it is tried again, ever more slowly.",
        true,
        Operation);

    private static string? FieldOf(string message)
        => message.Contains(" s3:", StringComparison.Ordinal) ? "spec.messaging.logs.s3Bucket"
            : message.Contains(" logs:", StringComparison.Ordinal) ? "spec.messaging.logs"
            : null;

    // BadRequestException stands for a wrong state, a stale version and an impossible value alike: the cluster says which.
    private static Fault Of(ClusterRefusalException refusal) => refusal switch
    {
        { After: { } cluster } when cluster.State != "ACTIVE"
            => new("WrongState", $"The cluster is {cluster.State}: {refusal.Message}", false, FaultPaces.Busy),
        { After: { } cluster } when cluster.CurrentVersion != refusal.Version
            => new("AwsConflict", $"The cluster was changed meanwhile: {refusal.Message}", false, FaultPaces.Conflict) { Passing = true },
        { Request: UpdateBrokerStorageRequest } => new(
            "StorageCoolingDown",
            $"MSK refuses to grow the volumes now ({refusal.Message}). After storage has grown it needs at least 6 hours, and up to a day, before it "
            + $"can grow again: it is tried every few hours until then. To give it up, set {refusal.Path} back.",
            false,
            CoolDown),
        _ => new("AwsRefused", $"{refusal.Path}: {refusal.Message}", true, FaultPaces.Invalid),
    };
}
