
namespace Wallet.Api.Http;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Error, "A request met a bug (trace {TraceId})")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string? traceId);

    [LoggerMessage(1004, LogLevel.Warning, "The identity provider's keys cannot be read, tokens of keys not yet known are answered 503: {Reason}")]
    public static partial void IdentityProviderUnavailable(ILogger logger, string reason);

    [LoggerMessage(1003, LogLevel.Warning, "Authentication is disabled: everyone who can connect may do everything (WALLET_AUTH_MODE=disabled)")]
    public static partial void AuthDisabled(ILogger logger);
}
