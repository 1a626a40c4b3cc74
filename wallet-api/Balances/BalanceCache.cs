using System.Globalization;
using StackExchange.Redis;
using Wallet.Api.Commands;
using Wallet.Api.Credentials;
using Wallet.Api.Ledger;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Balances;

/// <summary>
/// Balances in Redis, each with the time up to which it includes everything. A value is replaced only by one of a higher version or, within a
/// version, of a later time, so neither a slow reader nor a slow writer can put an older balance back. Nothing waits for it on the way in, little on the way out, and everything works without it.
/// </summary>
internal sealed class BalanceCache : IHealthSource, IAsyncDisposable
{
    // KEYS: wallets; ARGV: lifetime in ms, time, then version and value of each.
    // Returns how many were older than what is there.
    private const string SetIfNewer = """
        local stale = 0
        for i, key in ipairs(KEYS) do
          local there = redis.call('HMGET', key, 'v', 't')
          local version, new = tonumber(there[1] or -1), tonumber(ARGV[2 * i + 1])
          if version < new or (version == new and tonumber(there[2] or 0) <= tonumber(ARGV[2])) then
            redis.call('HSET', key, 'v', ARGV[2 * i + 1], 'b', ARGV[2 * i + 2], 't', ARGV[2])
            redis.call('PEXPIRE', key, ARGV[1])
          else
            stale = stale + 1
          end
        end
        return stale
        """;

    // After the owner.
    private const int Numbers = 6;

    private static readonly RedisValue[] Fields = ["b", "t"];

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);
    private readonly CacheLog _log;
    private readonly Task<ConnectionMultiplexer> _connecting;

    private readonly ApiMetrics _metrics;

    public BalanceCache(CacheOptions options, ApiMetrics metrics, TimeProvider clock, ILogger<BalanceCache> log)
    {
        _metrics = metrics;
        _log = new(options, clock, log);
        _connecting = ConnectAsync(Configuration(options, options.AuthToken is { } source ? new(source, clock) : null));
    }

    private async Task<ConnectionMultiplexer> ConnectAsync(ConfigurationOptions configuration)
    {
        try
        {
            var server = await ConnectionMultiplexer.ConnectAsync(configuration);
            server.ConnectionFailed += (_, failed) => _log.Failed(failed.FailureType, failed.Exception);
            if (!server.IsConnected)
                _log.Failed(ConnectionFailureType.UnableToConnect, null);
            return server;
        }
        catch (Exception exception) when (exception is RedisException or ArgumentException)
        {
            _log.Failed(ConnectionFailureType.UnableToConnect, exception);
            throw;
        }
    }

    private static ConfigurationOptions Configuration(CacheOptions options, Credential? token) => new()
    {
        EndPoints = { { options.Host, options.Port } },
        Ssl = options.Tls,
        // Private subnets reach no revocation list; the chain and the name are checked.
        CheckCertificateRevocation = false,
        Defaults = new CacheDefaults(token),
        AbortOnConnectFail = false,
        ConnectTimeout = 2000,
        AsyncTimeout = (int)options.Patience.TotalMilliseconds,
        // Commands are not kept for a server that is away: the writer answers meanwhile.
        BacklogPolicy = BacklogPolicy.FailFast,
        ClientName = "wallet-api",
    };

    /// <inheritdoc/>
    public string Name => "cache";

    /// <inheritdoc/>
    public bool IsUp => Server is { IsConnected: true };

    /// <inheritdoc/>
    public string? Reason => _log.Last;

    private ConnectionMultiplexer? Server => _connecting.IsCompletedSuccessfully ? _connecting.Result : null;

    /// <summary>Offers the wallets that a commit changed; returns at once.</summary>
    public void Put(Decision decision)
        => Put(decision.ChangedWallets, DateTimeOffset.FromUnixTimeMilliseconds(decision.Moment.UnixMilliseconds));

    /// <summary>Offers wallets that include all up to <paramref name="asOf"/>; returns at once.</summary>
    public void Put(IReadOnlyCollection<WalletState> wallets, DateTimeOffset asOf)
    {
        var shown = wallets.Where(w => !w.Id.IsSystem).ToList();
        if (shown.Count == 0 || Server is not { IsConnected: true } server)
            return;
        var values = new List<RedisValue> { (long)Lifetime.TotalMilliseconds, asOf.ToUnixTimeMilliseconds() };
        foreach (var wallet in shown)
            values.AddRange([wallet.Version, Text(wallet)]);
        _ = PutAsync(server.GetDatabase(), [.. shown.Select(w => Key(w.Id))], [.. values]);
    }

    /// <summary>The cached state (balance, version and owner; no more), or null.</summary>
    public async Task<BalanceAnswer?> FindAsync(WalletId id)
    {
        if (Server is not { IsConnected: true } server)
            return null;
        try
        {
            var value = await server.GetDatabase().HashGetAsync(Key(id), Fields);
            // A value of a release before has no time: the writer answers.
            return Parse(id, value[0]) is { } state && Number(value[1].ToString()) is { } asOf
                ? new(state, BalanceLookup.Cache, DateTimeOffset.FromUnixTimeMilliseconds(asOf))
                : null;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Server is { } server)
            await server.DisposeAsync();
    }

    private async Task PutAsync(IDatabase database, RedisKey[] wallets, RedisValue[] values)
    {
        try
        {
            if ((long)await database.ScriptEvaluateAsync(SetIfNewer, wallets, values) is > 0 and var stale)
                _metrics.StalePutsRefused(stale);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // Values run out by themselves, and readers who need a version look at it.
        }
    }

    private static RedisKey Key(WalletId id) => $"w:{id.Value}";

    private static string Text(WalletState wallet) => string.Create(
        CultureInfo.InvariantCulture,
        $"{wallet.Owner} {wallet.Posted} {wallet.Held} {wallet.Overdraft} {wallet.Version} {wallet.LastId} {(int)wallet.Status}");

    private static WalletState? Parse(WalletId id, RedisValue value)
    {
        if (value.IsNullOrEmpty)
            return null;
        // Whatever else may be there under this name: the writer answers.
        var texts = ((string)value!).Split(' ');
        var parts = Array.ConvertAll(texts[1..], Number);
        if (parts.Length != Numbers || parts.Any(part => part is null)
            || !UInt128.TryParse(texts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var owner))
        {
            return null;
        }
        return new(id, owner)
        {
            Posted = parts[0]!.Value,
            Held = parts[1]!.Value,
            Overdraft = parts[2]!.Value,
            Version = parts[3]!.Value,
            LastId = parts[4]!.Value,
            Status = (WalletStatus)parts[5]!.Value,
        };
    }

    private static long? Number(string text)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
