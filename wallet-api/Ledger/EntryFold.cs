using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// Follows a wallet's entries, oldest first, from <paramref name="opening"/> (null: from its very first) and compares each with the one
/// before and with the closings that were written of them.
/// </summary>
internal sealed class EntryFold(WalletId wallet, Closing? opening, IReadOnlyList<Closing> closings)
{
    private readonly Dictionary<TransactionId, Closing> _closings = closings.ToDictionary(c => c.Last);
    private readonly List<Violation> _violations = [];
    private TransactionId _firstOfDay;

    /// <summary>The balance after the last entry.</summary>
    public long Posted { get; private set; } = opening?.Posted ?? 0;

    /// <summary>What is set aside after the last entry.</summary>
    public long Held { get; private set; } = opening?.Held ?? 0;

    /// <summary>The last entry's number.</summary>
    public long Sequence { get; private set; } = opening?.Sequence ?? 0;

    /// <summary>The hash over all entries so far.</summary>
    public UInt128 Chain { get; private set; } = opening?.Chain ?? UInt128.Zero;

    /// <summary>The last entry's key.</summary>
    public TransactionId Last { get; private set; } = opening?.Last ?? default;

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>The next entry.</summary>
    public void Add(Entry entry)
    {
        if (entry.Sequence != Sequence + 1)
            Report("I3 sequence", $"entry {entry.Sequence} follows {Sequence}");
        if (entry.Posted != Posted + entry.Amount)
            Report("I3 balance", $"entry {entry.Sequence} has {entry.Posted} after {Posted} and {entry.Amount}");
        if (entry.ChainAfter(Chain) != entry.Chain)
            Report("I3 chain", $"entry {entry.Sequence} does not continue the chain: it or one before was altered");
        if (entry.Transaction.Day != Last.Day || _firstOfDay == default)
            _firstOfDay = entry.Transaction;
        (Posted, Held, Sequence, Chain, Last) = (entry.Posted, entry.Held, entry.Sequence, entry.Chain, entry.Transaction);
        if (_closings.Remove(entry.Transaction, out var closing) && closing != Closing.Of(_firstOfDay, entry))
            Report("I11 closing", $"the closing of day {closing.Day} is not what its entries come to");
    }

    /// <summary>Compares two numbers that must be one.</summary>
    public void Compare(string invariant, long expected, long found)
    {
        if (expected != found)
            Report(invariant, $"entries and holds come to {expected}, the balance has {found}");
    }

    /// <summary>Reports what is wrong.</summary>
    public void Report(string invariant, string what) => _violations.Add(new(invariant, $"wallet {wallet}", what));

    /// <summary>All entries up to this day were added: closings that none of them ended are of entries that are not there.</summary>
    public void FinishClosings(int throughDay)
    {
        foreach (var closing in _closings.Values.Where(c => c.Day <= throughDay))
            Report("I11 closing", $"the closing of day {closing.Day} ends with an entry that is not the last of that day");
    }
}
