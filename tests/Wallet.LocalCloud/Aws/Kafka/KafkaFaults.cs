namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>MSK's errors. BadRequestException stands for stale versions, wrong states, no changes and impossible values alike.</summary>
internal static class KafkaFaults
{
    public static AwsFault BadRequest(string message) => new("BadRequestException", message);

    public static AwsFault NotFound(string message) => new("NotFoundException", message, 404);

    public static AwsFault Conflict(string message) => new("ConflictException", message, 409);
}
