using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Wallet.Api.Http.Access;

/// <summary>
/// Validates tokens, and remembers those that were valid: checking a signature costs as much as a transfer. A token is validated again after
/// <see cref="Lifetime"/>, past its own end, and whenever the provider's keys have been read again.
/// </summary>
internal sealed class ValidatedTokens(TokenHandler handler, SigningKeys keys, TimeProvider clock) : TokenHandler, IDisposable
{
    /// <summary>For how long a token is taken for valid without being looked at.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    /// <summary>How many are remembered, of some kilobytes each; the longest unused go first.</summary>
    public const int Most = 5000;

    // The library's clock only makes room, and late: what is still valid is decided here.
    private static readonly TimeSpan Kept = 10 * Lifetime;

    private readonly MemoryCache _valid = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Whether a token is known to be valid now.</summary>
    public bool Knows(string token) => Find(token) is not null;

    /// <inheritdoc/>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (Find(token) is { } known)
            return known;
        // Before it is validated: keys that are read meanwhile have it validated again.
        var current = keys.Current;
        var result = await handler.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
            Remember(token, result, current);
        return result;
    }

    /// <inheritdoc/>
    public override SecurityToken ReadToken(string token) => handler.ReadToken(token);

    /// <inheritdoc/>
    public void Dispose() => _valid.Dispose();

    private TokenValidationResult? Find(string token)
        => _valid.Get<Known>(token) is { } known && known.Keys == keys.Current && clock.GetUtcNow() < known.Until ? known.Result : null;

    private void Remember(string token, TokenValidationResult result, OpenIdConnectConfiguration? current)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset end = result.SecurityToken.ValidTo;
        var until = end < now + Lifetime ? end : now + Lifetime;
        _valid.Set(token, new Known(result, current, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
    }

    private sealed record Known(TokenValidationResult Result, OpenIdConnectConfiguration? Keys, DateTimeOffset Until);
}
