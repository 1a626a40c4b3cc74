namespace Wallet.Api.Balances;

internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Critical, "Invariant {Invariant} is violated by {Subject}: {What}")]
    public static partial void InvariantViolated(ILogger logger, string invariant, string subject, string what);

    [LoggerMessage(5002, LogLevel.Information, "The ledger's days up to {Day} are retired; their rows are in tables retired_*, yours to export and drop")]
    public static partial void DayRetired(ILogger logger, DateOnly day);

    [LoggerMessage(5003, LogLevel.Error, "The ledger's days up to {Day} are not retired: {Violations} invariants are violated in them")]
    public static partial void DayNotRetired(ILogger logger, DateOnly day, int violations);

    [LoggerMessage(5005, LogLevel.Warning, "The cache, {Cause} ({Withheld} such failures since the last line); balances come from the database")]
    public static partial void CacheAway(ILogger logger, string cause, int withheld);
}
