namespace Wallet.Api.Http.Access;

/// <summary>Who may call. <paramref name="Authority"/> is the OIDC issuer; not <paramref name="Enabled"/> is for development alone.</summary>
internal sealed record AuthOptions(bool Enabled, string? Authority, string Audience);
