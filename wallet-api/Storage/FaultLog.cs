using Wallet.Api.Telemetry;

namespace Wallet.Api.Storage;

/// <summary>
/// Says what is wrong with the database, one line per cause and minute, with the host and the setting: while it is away, every request and
/// every job meets the same. What is a fault of ours has its stack.
/// </summary>
internal sealed class FaultLog(DatabaseOptions options, TimeProvider clock, ILogger<FaultLog> log)
{
    private readonly Thinning _lines = new(clock);

    /// <summary>The sentence that says what is wrong.</summary>
    public string CauseOf(Exception exception) => exception is DatabaseException { InnerException: null }
        ? $"{options.Host}:{options.Port}: {exception.Message}"
        : DatabaseCause.Of(exception, options);

    /// <summary><paramref name="work"/>, of a small closed set, met a fault of the database or a bug.</summary>
    public void Report(string work, Exception exception)
    {
        var fault = DatabaseFaults.Classify(exception);
        var isOurs = fault is null or DatabaseFault.Refused;
        var key = isOurs ? $"{work} {exception.GetBaseException().GetType().Name}" : DatabaseCause.KeyOf(exception);
        if (!_lines.TryPass(key, out var withheld))
            return;
        if (isOurs)
            Log.Bug(log, exception, work, withheld);
        else if (fault is DatabaseFault.Rolled or DatabaseFault.Duplicate)
            Log.Contention(log, work, CauseOf(exception), withheld);
        else
            Log.DatabaseFault(log, fault!.Value, work, CauseOf(exception), withheld);
    }
}
