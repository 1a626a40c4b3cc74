using Wallet.Api.Credentials;

namespace Wallet.Api.Balances;

/// <summary>Where the Redis cache is. <paramref name="AuthToken"/> is null where none is asked for.</summary>
internal sealed record CacheOptions(string Host, int Port, bool Tls, CredentialSource? AuthToken);
