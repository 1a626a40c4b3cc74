namespace Wallet.Api.Exports;

internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Information, "Export {Export} is done: {Parts} parts, {Rows} rows")]
    public static partial void ExportDone(ILogger logger, string export, int parts, long rows);

    [LoggerMessage(6002, LogLevel.Warning, "Export {Export} cannot go on now and is tried again: {Cause}")]
    public static partial void ExportDelayed(ILogger logger, string export, string cause);

    [LoggerMessage(6003, LogLevel.Error, "Export {Export} has failed: {Cause}")]
    public static partial void ExportFailed(ILogger logger, string export, string cause);

    [LoggerMessage(6004, LogLevel.Error, "A step of export {Export} met a bug")]
    public static partial void StepFailed(ILogger logger, Exception exception, string export);
}
