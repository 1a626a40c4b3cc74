using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>A change of a cluster under way or done.</summary>
internal sealed class KafkaOperation
{
    public required string Arn { get; init; }

    public required string Type { get; init; }

    public required DateTimeOffset Started { get; init; }

    public DateTimeOffset? Ended { get; set; }

    /// <summary>PENDING, UPDATE_IN_PROGRESS, UPDATE_COMPLETE, UPDATE_FAILED.</summary>
    public string State { get; set; } = "PENDING";

    /// <summary>Why it failed, as ErrorInfo.</summary>
    public JsonObject? Error { get; set; }

    public required JsonObject Source { get; init; }

    public required JsonObject Target { get; init; }
}
