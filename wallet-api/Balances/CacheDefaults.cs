using StackExchange.Redis.Configuration;
using Wallet.Api.Credentials;

namespace Wallet.Api.Balances;

/// <summary>What the client asks for at each new connection: its own copy of the token would be the one of the start for good.</summary>
internal sealed class CacheDefaults(Credential? token) : DefaultOptionsProvider
{
    /// <inheritdoc/>
    public override string? Password => token?.Value;
}
