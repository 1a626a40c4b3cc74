namespace Wallet.Api.Storage;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Information, "Migration: {Message}")]
    public static partial void Migration(ILogger logger, string message);

    [LoggerMessage(3002, LogLevel.Information, "The application's database user {User} is ready")]
    public static partial void UserReady(ILogger logger, string user);
}
