using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>Where brokers log to.</summary>
internal static class KafkaLogging
{
    /// <summary>The bucket that a setting names; nothing where logs go to none.</summary>
    public static string? Bucket(JsonNode? setting)
        => (setting as JsonObject)?["brokerLogs"]?["s3"] is JsonObject s3 && (s3.Flag("enabled") ?? false) ? s3.Text("bucket") : null;

    /// <summary>The setting as MSK shows it: a sink that was not asked for is shown as not enabled.</summary>
    public static JsonObject Filled(JsonObject? asked)
    {
        var logs = asked?["brokerLogs"] as JsonObject;
        var filled = new JsonObject();
        foreach (var sink in (string[])["cloudWatchLogs", "firehose", "s3"])
            filled[sink] = logs?[sink]?.DeepClone() ?? new JsonObject { ["enabled"] = false };
        return new JsonObject { ["brokerLogs"] = filled };
    }
}
