using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Balances;

/// <summary>How a wallet stood at a time in the past. <paramref name="Last"/> is the last transaction included; default before the first.</summary>
internal sealed record PastBalance(long Posted, long Held, long Version, TransactionId Last)
{
    /// <summary>Before the first entry.</summary>
    public static readonly PastBalance Zero = new(0, 0, 0, default);

    /// <summary>Right after an entry.</summary>
    public static PastBalance Of(Entry entry) => new(entry.Posted, entry.Held, entry.Sequence, entry.Transaction);

    /// <summary>At the end of a day.</summary>
    public static PastBalance Of(Closing closing) => new(closing.Posted, closing.Held, closing.Sequence, closing.Last);

    /// <summary>After all that happened so far.</summary>
    public static PastBalance Of(WalletState now) => new(now.Posted, now.Held, now.Version, new(now.LastId));
}
