using System.Text.Json;

namespace Wallet.Api.Http;

/// <summary>A wallet. Amounts are decimal text in the currency's major unit, and in minor units where the name ends so.</summary>
internal sealed record WalletResponse(
    string Id, string UserId, string Currency, string Status, string Balance, long BalanceMinor, string Held, long HeldMinor,
    string Available, long AvailableMinor, string OverdraftLimit, string? ExternalId, JsonElement? Metadata, long Version,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A balance, as of <paramref name="AsOf"/>; <paramref name="Source"/> is writer, reader or cache.</summary>
internal sealed record BalanceResponse(
    string WalletId, string Currency, string Balance, long BalanceMinor, string Held, long HeldMinor, string Available, long AvailableMinor,
    long Version, DateTimeOffset AsOf, string Source);

/// <summary>A balance in the past; <paramref name="TransactionId"/> is the last transaction it includes.</summary>
internal sealed record PastBalanceResponse(
    string WalletId, string Currency, string Balance, long BalanceMinor, string Held, long HeldMinor, long Version, DateTimeOffset Timestamp,
    string? TransactionId);

/// <summary>A movement that was executed, and the wallet's balance right after it.</summary>
internal sealed record MovementResponse(
    string TransactionId, string Type, string Status, string WalletId, string? DestinationWalletId, string Amount, long AmountMinor,
    string Currency, string NewBalance, long NewBalanceMinor, string Available, long AvailableMinor, long Version, string? ReferenceId,
    DateTimeOffset CreatedAt);

/// <summary>A line of a statement: the amount is signed, the balance is the one right after it.</summary>
internal sealed record StatementLineResponse(
    string TransactionId, string Type, string Amount, long AmountMinor, string BalanceAfter, long BalanceAfterMinor, string HeldAfter,
    long Sequence, string? CounterpartyWalletId, string? ReferenceId, string? Description, DateTimeOffset CreatedAt);

/// <summary>A page, newest first; <paramref name="NextCursor"/> is null on the last.</summary>
internal sealed record StatementResponse(string WalletId, string Currency, IReadOnlyList<StatementLineResponse> Items, string? NextCursor);

/// <summary>A page of a user's wallets, oldest first; <paramref name="NextCursor"/> is null on the last.</summary>
internal sealed record WalletListResponse(IReadOnlyList<WalletResponse> Items, string? NextCursor);

/// <summary>How the service is.</summary>
internal sealed record HealthResponse(string Status, IReadOnlyList<HealthCheckResponse> Checks);

/// <summary>One thing that the service needs or uses; down does not mean that the service is, unless the database is meant.</summary>
internal sealed record HealthCheckResponse(string Name, string Status);
