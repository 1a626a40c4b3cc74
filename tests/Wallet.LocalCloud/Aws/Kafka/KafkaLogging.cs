using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>Where brokers log to.</summary>
internal static class KafkaLogging
{
    /// <summary>To no group and no bucket.</summary>
    public static (string? Group, string? Bucket) Nowhere => (null, null);

    /// <summary>The log group and the bucket that a setting names; nothing where logs go to none.</summary>
    public static (string? Group, string? Bucket) Of(JsonNode? setting)
        => (Enabled(setting, "cloudWatchLogs")?.Text("logGroup"), Enabled(setting, "s3")?.Text("bucket"));

    /// <summary>
    /// Throws unless logs can be delivered there: the group must exist (MSK guide, "Broker logs": MSK makes none), and so must the bucket, in the
    /// cluster's region.
    /// </summary>
    public static void Check(IStoreSurroundings surroundings, JsonNode? setting)
    {
        // awsdocs/aws-cloudformation-user-guide#652 has this text.
        if (Enabled(setting, "cloudWatchLogs") is { } sink && sink.Text("logGroup") is null)
            throw KafkaFaults.BadRequest("To use CloudWatch Logs as a destination for broker logs, you must specify a CloudWatch log group.");
        if (Of(setting).Group is { } group && !surroundings.LogGroupExists(group))
            throw KafkaFaults.BadRequest($"The CloudWatch log group {group} does not exist.");
        if (Of(setting).Bucket is { } bucket && surroundings.WhyUnusable(bucket) is { } reason)
            throw KafkaFaults.BadRequest($"The S3 bucket {bucket} cannot be used as a destination for broker logs: {reason}");
    }

    /// <summary>Logs are delivered from now on.</summary>
    public static void Begin(IStoreSurroundings surroundings, JsonNode? setting)
    {
        if (Of(setting).Group is { } group)
            surroundings.BeginDelivery(group);
    }

    /// <summary>The setting as MSK shows it: a sink that was not asked for is shown as not enabled.</summary>
    public static JsonObject Filled(JsonObject? asked)
    {
        var logs = asked?["brokerLogs"] as JsonObject;
        var filled = new JsonObject();
        foreach (var sink in (string[])["cloudWatchLogs", "firehose", "s3"])
            filled[sink] = logs?[sink]?.DeepClone() ?? new JsonObject { ["enabled"] = false };
        return new JsonObject { ["brokerLogs"] = filled };
    }

    private static JsonObject? Enabled(JsonNode? setting, string sink)
        => setting is JsonObject given && given["brokerLogs"]?[sink] is JsonObject found && (found.Flag("enabled") ?? false) ? found : null;
}
