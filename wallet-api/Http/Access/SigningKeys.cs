using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Http.Access;

/// <summary>
/// The keys that the identity provider signs tokens with. A token of a key that is not known has them read again at once (OpenID Connect Core,
/// 10.1.1), but never more often than every <see cref="Pause"/>: every reading brings all keys, so that made-up ones delay no caller longer than
/// that. What was read stays good while the provider is away.
/// </summary>
internal sealed class SigningKeys(
    Func<CancellationToken, Task<OpenIdConnectConfiguration>> read, TimeProvider clock, ApiMetrics metrics, ILogger<SigningKeys> log)
    : IConfigurationManager<OpenIdConnectConfiguration>, IHealthSource
{
    /// <summary>The least time between two readings.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly Thinning _lines = new(clock);
    private readonly Lock _lock = new();
    private Task _reading = Task.CompletedTask;
    private Reading _last = new(null, default, default, IsUp: true);

    /// <inheritdoc/>
    public string Name => "identity_provider";

    /// <inheritdoc/>
    public bool IsUp => Last.IsUp;

    /// <summary>What was read last; null before anything was.</summary>
    public OpenIdConnectConfiguration? Current => Last.Keys;

    private Reading Last => Volatile.Read(ref _last);

    /// <summary>
    /// Whether a token of the key with this id (null: of any) can be judged. Where the provider did not answer and the key is not among those of
    /// before, the token may be good or not.
    /// </summary>
    public async Task<bool> CanJudgeAsync(string? keyId, CancellationToken cancel)
    {
        if (Knows(keyId))
        {
            if (clock.GetUtcNow() - Last.KeysAt > Lifetime)
                _ = ReadAgainAsync();
            return true;
        }
        await ReadAgainAsync().WaitAsync(cancel);
        return Knows(keyId) || (Last is { IsUp: true, Keys: not null });
    }

    /// <summary>What was read last; empty, so that no token is good, before anything was.</summary>
    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) => Task.FromResult(Current ?? new());

    /// <summary>Nothing: <see cref="CanJudgeAsync"/> was asked before.</summary>
    public void RequestRefresh()
    {
    }

    private bool Knows(string? keyId) => Last.Keys is { } keys && (keyId is null || keys.SigningKeys.Any(k => k.KeyId == keyId));

    private Task ReadAgainAsync()
    {
        lock (_lock)
        {
            if (!_reading.IsCompleted || clock.GetUtcNow() - _last.TriedAt < Pause)
                return _reading;
            return _reading = ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            var keys = await read(CancellationToken.None);
            if (keys.SigningKeys.Count == 0)
                throw new InvalidOperationException("The provider names no keys.");
            var now = clock.GetUtcNow();
            Volatile.Write(ref _last, new(keys, now, now, IsUp: true));
            metrics.SigningKeysRead("read");
        }
#pragma warning disable CA1031 // Whatever keeps the keys from being read, tokens cannot be judged; the cause is logged.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Volatile.Write(ref _last, Last with { TriedAt = clock.GetUtcNow(), IsUp = false });
            metrics.SigningKeysRead("failed");
            if (_lines.TryPass(Name, out _))
                Log.IdentityProviderUnavailable(log, exception.GetBaseException().Message);
        }
    }

    private sealed record Reading(OpenIdConnectConfiguration? Keys, DateTimeOffset KeysAt, DateTimeOffset TriedAt, bool IsUp);
}
