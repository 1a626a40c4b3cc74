namespace Wallet.Api.Ledger;

/// <summary>
/// Recomputes a wallet from its entries and holds and compares. Give it all entries that are kept, oldest first, then all open holds, then
/// <see cref="Finish"/>.
/// </summary>
internal sealed class WalletFold(WalletState wallet)
{
    private readonly List<Violation> _violations = [];
    private readonly DateOnly _lastDebit = DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(wallet.Spending.Day);
    private long _posted;
    private long _held;
    private long _sequence;
    private long _openHolds;
    private long _spentInDay;
    private long _spentInMonth;
    private DateOnly _archivedTo = DateOnly.MinValue;
    private UInt128? _chain = UInt128.Zero;
    private bool _isOpen;

    /// <summary>The next entry.</summary>
    public void Add(Entry entry)
    {
        // The oldest entries may have been archived: the first one that is kept opens the books.
        if (!_isOpen)
            Open(entry);
        if (entry.Sequence != _sequence + 1)
            Report("I3 sequence", $"entry {entry.Sequence} follows {_sequence}");
        if (entry.Posted != _posted + entry.Amount)
            Report("I3 balance", $"entry {entry.Sequence} has {entry.Posted} after {_posted} and {entry.Amount}");
        if (_chain is { } chain && entry.ChainAfter(chain) != entry.Chain)
            Report("I3 chain", $"entry {entry.Sequence} does not continue the chain: it or one before was altered");
        if (!wallet.Id.IsSystem && entry.Amount < 0)
            Spend(Date(entry), -entry.Amount);
        (_posted, _held, _sequence, _chain) = (entry.Posted, entry.Held, entry.Sequence, entry.Chain);
    }

    /// <summary>The next open hold.</summary>
    public void Add(Hold hold)
    {
        _openHolds += hold.Remaining;
        if (hold.Captured < 0 || hold.Captured > hold.AmountMinor)
            Report("I6 capture", $"hold {hold.Id} of {hold.AmountMinor} has {hold.Captured} captured");
    }

    /// <summary>What is wrong; empty when all is well.</summary>
    public IReadOnlyList<Violation> Finish()
    {
        Compare("I3 posted", _posted, wallet.Posted);
        Compare("I3 version", _sequence, wallet.Version);
        Compare("I3 held", _held, wallet.Held);
        Compare("I4 holds", _openHolds, wallet.Held);
        if (_archivedTo < _lastDebit)
            Compare("I10 spent in day", _spentInDay, wallet.Spending.InDay);
        if (_archivedTo < new DateOnly(_lastDebit.Year, _lastDebit.Month, 1))
            Compare("I10 spent in month", _spentInMonth, wallet.Spending.InMonth);
        if (_chain != wallet.Chain)
            Report("I3 chain", "the balance does not close over its entries");
        if (!wallet.Id.IsSystem && wallet.Available < 0)
            Report("I5 available", $"available is {wallet.Available}");
        if (wallet.Status == WalletStatus.Closed && (wallet.Posted != 0 || wallet.Held != 0))
            Report("I9 closed", $"closed with {wallet.Posted} posted and {wallet.Held} held");
        return _violations;
    }

    private void Open(Entry first)
    {
        _isOpen = true;
        _chain = first.Sequence == 1 ? UInt128.Zero : null;
        _posted = first.Sequence == 1 ? 0 : first.Posted - first.Amount;
        _sequence = first.Sequence - 1;
        _archivedTo = first.Sequence == 1 ? DateOnly.MinValue : Date(first);
    }

    private void Spend(DateOnly date, long amountMinor)
    {
        if ((date.Year, date.Month) != (_lastDebit.Year, _lastDebit.Month))
            return;
        _spentInMonth = Spending.Sum(_spentInMonth, amountMinor);
        if (date == _lastDebit)
            _spentInDay = Spending.Sum(_spentInDay, amountMinor);
    }

    private static DateOnly Date(Entry entry) => DateOnly.FromDateTime(entry.Transaction.Time.UtcDateTime);

    private void Compare(string invariant, long expected, long found)
    {
        if (expected != found)
            Report(invariant, $"entries and holds come to {expected}, the balance has {found}");
    }

    private void Report(string invariant, string what) => _violations.Add(new(invariant, $"wallet {wallet.Id}", what));
}
