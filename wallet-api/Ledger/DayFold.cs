using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// Checks a wallet's entries of days that are about to be retired against the closing before, their own closings, and what comes after: the
/// next entry or, without one, the balance.
/// </summary>
internal sealed class DayFold(WalletId wallet, Closing? opening, IReadOnlyList<Closing> closings)
{
    private readonly EntryFold _entries = new(wallet, opening, closings);
    private readonly HashSet<int> _closed = [.. closings.Select(c => c.Day)];
    private bool _isLinked;

    /// <summary>The next entry of the days.</summary>
    public void Add(Entry entry)
    {
        _entries.Add(entry);
        if (_closed.Add(entry.Transaction.Day))
            _entries.Report("I11 closing", $"day {entry.Transaction.Day} has entries and no closing");
    }

    /// <summary>The first entry after the days.</summary>
    public void Link(Entry next)
    {
        _entries.FinishClosings(int.MaxValue);
        _entries.Add(next);
        _isLinked = true;
    }

    /// <summary>What is wrong; <paramref name="now"/> is the wallet's balance, null when there is none.</summary>
    public IReadOnlyList<Violation> Finish(WalletState? now)
    {
        if (_isLinked)
            return _entries.Violations;
        _entries.FinishClosings(int.MaxValue);
        if (now is null)
            _entries.Report("I3 version", "entries without a balance");
        else
            _entries.Compare("I3 version", _entries.Sequence, now.Version);
        if (now is not null && (now.Chain != _entries.Chain || now.Posted != _entries.Posted || now.Held != _entries.Held))
            _entries.Report("I3 chain", "the balance does not close over its entries");
        return _entries.Violations;
    }
}
