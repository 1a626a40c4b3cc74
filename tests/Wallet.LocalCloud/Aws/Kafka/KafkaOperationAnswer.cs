using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>Operations as MSK describes them, in both of its shapes.</summary>
internal static class KafkaOperationAnswer
{
    public static JsonObject Show(KafkaCluster cluster, KafkaOperation operation) => new()
    {
        ["clusterArn"] = cluster.Arn,
        ["creationTime"] = operation.Started.Iso(),
        ["endTime"] = operation.Ended?.Iso(),
        ["errorInfo"] = operation.Error?.DeepClone(),
        ["operationArn"] = operation.Arn,
        ["operationState"] = operation.State,
        ["operationType"] = operation.Type,
        ["sourceClusterInfo"] = operation.Source.DeepClone(),
        ["targetClusterInfo"] = operation.Target.DeepClone(),
    };

    public static JsonObject ShowV2(KafkaCluster cluster, KafkaOperation operation) => new()
    {
        ["clusterArn"] = cluster.Arn,
        ["clusterType"] = "PROVISIONED",
        ["startTime"] = operation.Started.Iso(),
        ["endTime"] = operation.Ended?.Iso(),
        ["operationArn"] = operation.Arn,
        ["operationState"] = operation.State,
        ["operationType"] = operation.Type,
    };
}
