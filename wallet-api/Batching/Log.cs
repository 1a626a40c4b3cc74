namespace Wallet.Api.Batching;

internal static partial class Log
{
    [LoggerMessage(2002, LogLevel.Information, "A commit of {Commands} commands that was not answered is settled: it was executed")]
    public static partial void CommitSettled(ILogger logger, int commands);

    [LoggerMessage(2003, LogLevel.Error, "The outcome of {Commands} commands could not be learnt in time")]
    public static partial void OutcomeUnknown(ILogger logger, Exception exception, int commands);

    [LoggerMessage(2004, LogLevel.Critical, "A batch of {Commands} met a bug; its callers are answered with an unknown outcome")]
    public static partial void BatchCrashed(ILogger logger, Exception exception, int commands);
}
