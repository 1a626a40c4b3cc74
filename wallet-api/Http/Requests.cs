using System.Text.Json;

namespace Wallet.Api.Http;

/// <summary>The body of POST /wallets.</summary>
internal sealed record CreateWalletRequest(string? UserId, string? Currency, string? ExternalId, RequestAmount? OverdraftLimit, JsonElement? Metadata);

/// <summary>The body of POST /wallets/{id}/deposit, withdraw and transfer; the destination is for transfers alone, under either name.</summary>
internal sealed record MovementRequest(
    RequestAmount? Amount, string? Currency, string? ReferenceId, string? Description, string? DestinationWalletId, string? ToWalletId,
    JsonElement? Metadata);
