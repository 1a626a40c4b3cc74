using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Audit;

/// <summary>
/// Sums up what was given back of a wallet's transactions after <paramref name="after"/>: a reversal has entries in all of the wallets of its
/// original, so one wallet's entries show both.
/// </summary>
internal sealed class ReversalFold(TransactionId after)
{
    private readonly Dictionary<TransactionId, long> _differences = [];

    /// <summary>Transactions of whose amount another part was given back than their rows say, with the difference.</summary>
    public IReadOnlyDictionary<TransactionId, long> Differences => _differences;

    /// <summary>The next entry.</summary>
    public void Add(AuditedEntry audited)
    {
        if (audited.Row is not { } row)
            return;
        var entry = audited.Entry;
        Change(entry.Transaction, row.Reversed);
        if (entry.Kind is TransactionKind.Reversal or TransactionKind.Correction && row.Parent is { } original && original > after)
            Change(original, -row.AmountMinor);
    }

    /// <summary>What is wrong with a transaction that has such a difference.</summary>
    public static Violation Violation(TransactionId id, long difference)
        => new("I6 reversed", $"transaction {id}", $"what its row says was given back is {difference} above what its reversals come to");

    // Most are zero again when all is read.
    private void Change(TransactionId id, long amountMinor)
    {
        if (amountMinor == 0)
            return;
        var sum = _differences.GetValueOrDefault(id) + amountMinor;
        if (sum == 0)
            _differences.Remove(id);
        else
            _differences[id] = sum;
    }
}
