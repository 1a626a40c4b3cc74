using Wallet.Api.Storage.Webhooks;

namespace Wallet.Api.Webhooks;

internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Warning, "Webhook {Webhook} at {Host} did not take an event: {Cause} ({Withheld} more in the minute before)")]
    public static partial void NotDelivered(ILogger logger, string webhook, string host, string cause, int withheld);

    [LoggerMessage(6002, LogLevel.Warning, "Webhook {Webhook} at {Host} is disabled: {Why}")]
    public static partial void Disabled(ILogger logger, string webhook, string host, WebhookStatus why);
}
