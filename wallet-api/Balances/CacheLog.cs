using StackExchange.Redis;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Balances;

/// <summary>Says why the cache is not there, one line per cause and minute, with the host and the setting.</summary>
internal sealed class CacheLog(CacheOptions options, TimeProvider clock, ILogger log)
{
    private readonly Thinning _lines = new(clock);
    private volatile string? _last;

    /// <summary>What went wrong last.</summary>
    public string? Last => _last;

    /// <summary>A connection failed.</summary>
    public void Failed(ConnectionFailureType kind, Exception? exception)
    {
        _last = $"{options.Host}:{options.Port}: {What(kind)}{(exception is null ? "" : $": {exception.GetBaseException().Message}")}";
        if (_lines.TryPass(kind.ToString(), out var withheld))
            Log.CacheAway(log, _last, withheld);
    }

    private string TokenSetting => options.AuthToken?.Variable ?? "WALLET_CACHE_AUTH_TOKEN";

    private string What(ConnectionFailureType kind) => kind switch
    {
        ConnectionFailureType.AuthenticationFailure => options.Tls
            ? $"TLS or the token is refused (WALLET_CACHE_TLS, {TokenSetting})"
            : $"the token is refused ({TokenSetting})",
        ConnectionFailureType.UnableToConnect or ConnectionFailureType.UnableToResolvePhysicalConnection =>
            "it cannot be reached (WALLET_CACHE_HOST, WALLET_CACHE_PORT, WALLET_CACHE_TLS)",
        _ => kind.ToString(),
    };
}
