using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Storage.Packets;

/// <summary>What a batch's decision is made from: rows to lock, in the order in which they are locked, and keys to look up.</summary>
internal sealed record Needs(IReadOnlyCollection<WalletId> Wallets)
{
    /// <summary>Earlier transactions.</summary>
    public required IReadOnlyList<TransactionId> Originals { get; init; }

    /// <summary>Holds, with their wallets.</summary>
    public required IReadOnlyList<(WalletId Wallet, TransactionId Hold)> Holds { get; init; }

    /// <summary>Profiles of limits that commands give wallets, and that may not go meanwhile.</summary>
    public IReadOnlyList<LimitProfileKey> LimitProfiles { get; init; } = [];

    /// <summary>Idempotency keys.</summary>
    public required IReadOnlyList<IdempotencyKey> Keys { get; init; }
}
