using System.Text.Json;

namespace Wallet.Api.Http;

/// <summary>The body of POST /wallets.</summary>
internal sealed record CreateWalletRequest(
    string? UserId = null, string? Currency = null, string? ExternalId = null, RequestAmount? OverdraftLimit = null, JsonElement? Metadata = null);

/// <summary>The body of POST /wallets/{id}/deposit, withdraw and transfer; the destination is for transfers alone, under either name.</summary>
internal sealed record MovementRequest(
    RequestAmount? Amount = null, string? Currency = null, string? ReferenceId = null, string? Description = null,
    string? DestinationWalletId = null, string? ToWalletId = null, JsonElement? Metadata = null);
