using Wallet.Operator.Platform;
using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Reconcile;

/// <summary>Log messages of this room.</summary>
internal static partial class ReconcileLog
{
    [LoggerMessage(EventIds.Reconcile + 1, LogLevel.Information, "{Platform} {Phase}: {Reason}; next reconcile in {Wake}")]
    public static partial void PassEnded(ILogger log, PlatformKey platform, string? phase, string reason, TimeSpan wake);

    [LoggerMessage(EventIds.Reconcile + 2, LogLevel.Warning, "{Platform} {Component}: {Reason}: {Message}")]
    public static partial void OutsideFault(ILogger log, PlatformKey platform, string component, string reason, string message);

    [LoggerMessage(EventIds.Reconcile + 3, LogLevel.Error, "{Platform} {Component}: unexpected fault")]
    public static partial void UnexpectedFault(ILogger log, Exception fault, PlatformKey platform, string component);

    [LoggerMessage(EventIds.Reconcile + 4, LogLevel.Warning, "{Platform}: pass failed, retrying: {Message}")]
    public static partial void PassFailed(ILogger log, PlatformKey platform, string message);

    [LoggerMessage(EventIds.Reconcile + 5, LogLevel.Error, "{Platform}: pass failed unexpectedly, retrying")]
    public static partial void PassBroke(ILogger log, Exception fault, PlatformKey platform);

    [LoggerMessage(EventIds.Reconcile + 6, LogLevel.Information, "{Platform} is gone")]
    public static partial void PlatformGone(ILogger log, PlatformKey platform);

    [LoggerMessage(EventIds.Reconcile + 7, LogLevel.Information, "{Workers} workers started")]
    public static partial void Started(ILogger log, int workers);
}
