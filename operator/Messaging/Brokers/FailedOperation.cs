using Amazon.Kafka.Model;
using Amazon.Runtime;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>An operation that MSK accepted and could not carry out: the cluster is ACTIVE again, as it was before.</summary>
/// <param name="Type">As MSK words it, e.g. <c>UPDATE_BROKER_TYPE</c>.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Error">MSK's words about it.</param>
/// <param name="InARow">Failures of this type since the last success.</param>
/// <param name="At">When it ended.</param>
internal sealed record FailedOperation(string Type, string Arn, string Error, int InARow, DateTimeOffset At)
{
    private const string Failed = "UPDATE_FAILED";

    // Words of MSK's operation types: the developer guide shows some of them, and not all are documented, so a part is enough.
    private static readonly (Type Request, string Word)[] Words =
    [
        (typeof(UpdateBrokerStorageRequest), "STORAGE"),
        (typeof(UpdateBrokerCountRequest), "BROKER_COUNT"),
        (typeof(UpdateBrokerTypeRequest), "BROKER_TYPE"),
        (typeof(UpdateClusterConfigurationRequest), "CONFIGURATION"),
        (typeof(UpdateClusterKafkaVersionRequest), "KAFKA_VERSION"),
        (typeof(UpdateMonitoringRequest), "MONITORING"),
        (typeof(UpdateSecurityRequest), "SECURITY"),
    ];

    /// <summary>Whether a request starts operations of this type.</summary>
    public bool IsOf(AmazonWebServiceRequest request)
        => Array.Exists(Words, each => each.Request == request.GetType() && Type.Contains(each.Word, StringComparison.Ordinal));

    /// <summary>The last operation of each type, where it failed, with the failures in a row. The list promises no order.</summary>
    public static IEnumerable<(ClusterOperationV2Summary Last, int InARow)> LastOfEachType(IEnumerable<ClusterOperationV2Summary> operations) =>
        from operation in operations
        group operation by operation.OperationType into type
        let newest = type.OrderByDescending(each => each.StartTime).ToList()
        let inARow = newest.TakeWhile(each => each.OperationState == Failed).Count()
        where inARow > 0
        select (newest[0], inARow);

    /// <summary>With the reason.</summary>
    public static FailedOperation Of(ClusterOperationV2Summary operation, ErrorInfo? error, int inARow) => new(
        operation.OperationType ?? "",
        operation.OperationArn ?? "",
        string.Join(": ", new[] { error?.ErrorCode, error?.ErrorString }.Where(part => !string.IsNullOrEmpty(part)).DefaultIfEmpty("no reason given")),
        inARow,
        new DateTimeOffset(DateTime.SpecifyKind(operation.EndTime ?? operation.StartTime ?? default, DateTimeKind.Utc)));
}
