namespace Wallet.Api.Commands;

/// <summary>Moves money between any number of wallets at once: the amounts of the legs add up to zero.</summary>
internal sealed record PostTransaction(
    Caller Caller, IdempotencyKey? Key, IReadOnlyList<Leg> Legs, IReadOnlyList<Condition> Conditions, Remarks Remarks)
    : Movement(Caller, Key, Remarks)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets { get; } = [.. Legs.Select(l => l.Wallet), .. Conditions.Select(c => c.Wallet)];
}

/// <summary>What is added to a wallet, or taken from it, in minor units.</summary>
internal readonly record struct Leg(WalletId Wallet, long AmountMinor);

/// <summary>What must hold of a wallet, before any leg, for a transaction to be executed; null asks for nothing.</summary>
internal readonly record struct Condition(WalletId Wallet, long? MinAvailable, long? Version);
