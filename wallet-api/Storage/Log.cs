namespace Wallet.Api.Storage;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Information, "Migration: {Message}")]
    public static partial void Migration(ILogger logger, string message);

    [LoggerMessage(3002, LogLevel.Information, "The application's database user {User} is ready")]
    public static partial void UserReady(ILogger logger, string user);

    [LoggerMessage(3003, LogLevel.Error, "Partitions could not be made ahead; they are tried again in an hour and are there for a week at least")]
    public static partial void PartitionsNotKept(ILogger logger, Exception exception);
}
