namespace Wallet.Operator.Telemetry;

/// <summary>One log line for every change that is made or refused, no matter which room makes it.</summary>
internal static partial class ChangeLog
{
    [LoggerMessage(EventIds.Change + 1, LogLevel.Information, "{Platform} {Component}: {Verb} {Resource} {Detail} (effect: {Effect}, request: {RequestId})")]
    public static partial void ChangeApplied(
        ILogger log, string platform, string component, string verb, string resource, string detail, string effect, string? requestId);

    [LoggerMessage(EventIds.Change + 2, LogLevel.Warning, "{Platform} {Component}: {Verb} {Resource} was refused: {Reason}: {Message}")]
    public static partial void ChangeRefused(
        ILogger log, string platform, string component, string verb, string resource, string reason, string message);

    [LoggerMessage(EventIds.Change + 3, LogLevel.Error, "{Platform} {Component}: {Verb} {Resource} failed unexpectedly")]
    public static partial void ChangeBroke(ILogger log, Exception fault, string platform, string component, string verb, string resource);
}
