using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// How far the past has been put in order: up to <paramref name="ClosedDay"/> all closings are written, up to <paramref name="RetiredDay"/>
/// the entries themselves are no longer here. Days since 1970; 0 for none yet.
/// </summary>
internal sealed record LedgerHistory(int ClosedDay, int RetiredDay)
{
    /// <summary>Nothing closed, nothing retired.</summary>
    public static readonly LedgerHistory None = new(0, 0);

    /// <summary>The first key of the days that are not closed.</summary>
    public TransactionId OpenFrom => ClosedDay == 0 ? default : TransactionId.FirstOn(ClosedDay + 1);

    /// <summary>The first key that is kept.</summary>
    public TransactionId KeptFrom => RetiredDay == 0 ? default : TransactionId.FirstOn(RetiredDay + 1);

    /// <summary>Whether a transaction of this key would be no longer here.</summary>
    public bool IsRetired(TransactionId id) => id < KeptFrom;
}
