using System.Text.Json;
using Wallet.Api.Http.Json;

namespace Wallet.Api.Http.Transactions;

/// <summary>The body of POST /wallets/{id}/deposit, withdraw and transfer; the destination is for transfers alone, under either name.</summary>
internal sealed record MovementRequest(
    RequestAmount? Amount = null, string? Currency = null, string? ReferenceId = null, string? Description = null,
    string? DestinationWalletId = null, string? ToWalletId = null, JsonElement? Metadata = null);

/// <summary>A movement that was executed, and the wallet's balance right after it.</summary>
internal sealed record MovementResponse(
    string TransactionId, string Type, string Status, string WalletId, string? DestinationWalletId, string Amount, long AmountMinor,
    string Currency, string NewBalance, long NewBalanceMinor, string Available, long AvailableMinor, long Version, string? ReferenceId,
    DateTimeOffset CreatedAt);
