namespace Wallet.Api.Outbox;

internal static partial class Log
{
    [LoggerMessage(4002, LogLevel.Warning, "The relay's lease was lost while publishing")]
    public static partial void LeaseLost(ILogger logger);

    [LoggerMessage(4003, LogLevel.Warning, "Kafka is not reachable: {Reason}")]
    public static partial void KafkaDown(ILogger logger, string reason);

    [LoggerMessage(4004, LogLevel.Warning, "There are no AWS credentials to sign a Kafka token with")]
    public static partial void NoKafkaToken(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 4005, Message = "Kafka client {Facility}: {Line}")]
    public static partial void KafkaLine(ILogger logger, LogLevel level, string facility, string line);

    [LoggerMessage(4006, LogLevel.Warning, "{Count} lines of the Kafka client were withheld in the minute before")]
    public static partial void KafkaLinesWithheld(ILogger logger, int count);

    [LoggerMessage(4007, LogLevel.Error, "Batch {Batch} of the outbox is kept and passed over, this release cannot read it: {Why}")]
    public static partial void BatchParked(ILogger logger, long batch, string why);
}
