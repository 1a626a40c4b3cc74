namespace Wallet.Api.Storage;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Information, "Migration: {Message}")]
    public static partial void Migration(ILogger logger, string message);

    [LoggerMessage(3002, LogLevel.Information, "The application's database user {User} is ready")]
    public static partial void UserReady(ILogger logger, string user);

    [LoggerMessage(3004, LogLevel.Error, "The database, {Cause} (class {Fault}, met by {Work}; {Withheld} such faults since the last line)")]
    public static partial void DatabaseFault(ILogger logger, DatabaseFault fault, string work, string cause, int withheld);

    [LoggerMessage(3005, LogLevel.Warning, "Contention at the database, {Cause} (met by {Work}; {Withheld} such faults since the last line)")]
    public static partial void Contention(ILogger logger, string work, string cause, int withheld);

    [LoggerMessage(3006, LogLevel.Critical, "{Work} met a bug or a statement that the database refuses ({Withheld} more since the last line)")]
    public static partial void Bug(ILogger logger, Exception exception, string work, int withheld);
}
