namespace Wallet.Api.Commands;

/// <summary>
/// Gives back all that is left of a transaction, or <paramref name="AmountMinor"/> of it. <paramref name="Touched"/> are the wallets of the
/// original, which never change and so can be read before.
/// </summary>
internal sealed record ReverseTransaction(
    Caller Caller, IdempotencyKey? Key, TransactionId Transaction, IReadOnlyList<WalletId> Touched, long? AmountMinor, Remarks Remarks)
    : Movement(Caller, Key, Remarks)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets => Touched;

    /// <inheritdoc/>
    public override TransactionId? Original => Transaction;
}
