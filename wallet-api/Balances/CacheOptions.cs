using Wallet.Api.Credentials;

namespace Wallet.Api.Balances;

/// <summary>Where the Redis cache is. <paramref name="AuthToken"/> is null where none is asked for.</summary>
internal sealed record CacheOptions(string Host, int Port, bool Tls, CredentialSource? AuthToken)
{
    /// <summary>How long an answer is waited for; past it, the writer is asked.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(100);
}
