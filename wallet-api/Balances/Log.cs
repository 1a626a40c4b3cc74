namespace Wallet.Api.Balances;

internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Critical, "Invariant {Invariant} is violated by {Subject}: {What}")]
    public static partial void InvariantViolated(ILogger logger, string invariant, string subject, string what);
}
