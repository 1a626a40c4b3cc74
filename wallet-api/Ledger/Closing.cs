using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// How a wallet stood at the end of a UTC day (days since 1970) on which it had entries, of which <paramref name="First"/> and
/// <paramref name="Last"/> are the keys. It outlives them. Minor units.
/// </summary>
internal sealed record Closing(
    WalletId Wallet, int Day, TransactionId First, TransactionId Last, long Sequence, long Posted, long Held, UInt128 Chain)
{
    /// <summary>The closing that <paramref name="last"/>, the last entry of its day, makes.</summary>
    public static Closing Of(TransactionId first, Entry last)
        => new(last.Wallet, last.Transaction.Day, first, last.Transaction, last.Sequence, last.Posted, last.Held, last.Chain);
}
