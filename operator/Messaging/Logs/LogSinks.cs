using Amazon.Kafka.Model;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Messaging.Logs;

/// <summary>Where the brokers log to.</summary>
/// <param name="CloudWatchGroup">Log group; null when they log to none.</param>
/// <param name="S3Bucket">Bucket; null when they log to none.</param>
internal sealed record LogSinks(string? CloudWatchGroup, string? S3Bucket)
{
    /// <summary>They log nowhere.</summary>
    public static LogSinks None { get; } = new(null, null);

    /// <summary>Of MSK's answer, which shows a sink that is off as one that is not enabled.</summary>
    public static LogSinks Of(LoggingInfo? logging) => new(
        logging?.BrokerLogs?.CloudWatchLogs is { Enabled: true } cloudWatch ? cloudWatch.LogGroup : null,
        logging?.BrokerLogs?.S3 is { Enabled: true } s3 ? s3.Bucket : null);

    /// <summary>
    /// Of the spec, as far as it can be had: MSK takes only a log group that exists, and nothing is delivered to one of somebody else's. What is
    /// delivered now goes on meanwhile.
    /// </summary>
    /// <param name="settings">The spec section.</param>
    /// <param name="group">Name of the platform's log group.</param>
    /// <param name="hasGroup">Whether that group is there and the platform's.</param>
    /// <param name="now">Where the brokers log to now.</param>
    public static LogSinks Wanted(MessagingSettings settings, string group, bool hasGroup, LogSinks? now) => new(
        !settings.LogsToCloudWatch ? null : hasGroup ? group : now?.CloudWatchGroup,
        settings.LogsS3Bucket);

    /// <summary>As MSK wants it: both are said, so that one that is not wanted any more is switched off.</summary>
    public LoggingInfo ToMsk() => new()
    {
        BrokerLogs = new()
        {
            CloudWatchLogs = new() { Enabled = CloudWatchGroup is not null, LogGroup = CloudWatchGroup },
            S3 = new() { Enabled = S3Bucket is not null, Bucket = S3Bucket },
        },
    };
}
