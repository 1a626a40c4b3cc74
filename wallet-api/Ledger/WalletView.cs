namespace Wallet.Api.Ledger;

/// <summary>A wallet with what is known of it besides its balance. <paramref name="Metadata"/> is a JSON object.</summary>
internal sealed record WalletView(WalletState State, string UserId, string? ExternalId, string? Metadata);
