namespace Wallet.Api.Ledger;

/// <summary>
/// Recomputes a wallet from its entries and holds and compares. Give it all entries that are kept, oldest first, then all open holds, then
/// <see cref="Finish"/>. <paramref name="opening"/> is the last closing of what is retired, <paramref name="closings"/> are those of days
/// that are kept, all of them up to <paramref name="closedDay"/>.
/// </summary>
internal sealed class WalletFold(WalletState wallet, Closing? opening, IReadOnlyList<Closing> closings, int closedDay)
{
    private readonly DateOnly _lastDebit = Date(wallet.Spending.Day);
    private readonly DateOnly _retiredTo = opening is null ? DateOnly.MinValue : Date(opening.Day);
    private readonly EntryFold _entries = new(wallet.Id, opening, closings);
    private readonly HashSet<int> _closed = [.. closings.Select(c => c.Day)];
    private long _openHolds;
    private long _spentInDay;
    private long _spentInMonth;
    private long _givenBackSinceDay;
    private long _givenBackSinceMonth;

    /// <summary>Of a wallet that has all of its entries, and no closings.</summary>
    public WalletFold(WalletState wallet)
        : this(wallet, null, [], 0)
    {
    }

    /// <summary>The next entry.</summary>
    public void Add(Entry entry)
    {
        // A day that is called retired may not have left yet.
        if (opening is not null && !(entry.Transaction > opening.Last))
            return;
        _entries.Add(entry);
        if (entry.Transaction.Day <= closedDay && _closed.Add(entry.Transaction.Day))
            _entries.Report("I11 closing", $"day {entry.Transaction.Day} has entries and no closing");
        if (!wallet.Id.IsSystem && entry.Amount < 0)
            Spend(Date(entry.Transaction.Day), -entry.Amount);
        if (entry.Amount > 0 && entry.Kind is TransactionKind.Reversal or TransactionKind.Correction)
            GiveBack(Date(entry.Transaction.Day), entry.Amount);
    }

    /// <summary>The next open hold.</summary>
    public void Add(Hold hold)
    {
        _openHolds += hold.Remaining;
        if (hold.Captured < 0 || hold.Captured > hold.AmountMinor)
            _entries.Report("I6 capture", $"hold {hold.Id} of {hold.AmountMinor} has {hold.Captured} captured");
    }

    /// <summary>What is wrong; empty when all is well.</summary>
    public IReadOnlyList<Violation> Finish()
    {
        _entries.FinishClosings(closedDay);
        _entries.Compare("I3 posted", _entries.Posted, wallet.Posted);
        _entries.Compare("I3 version", _entries.Sequence, wallet.Version);
        _entries.Compare("I3 held", _entries.Held, wallet.Held);
        _entries.Compare("I4 holds", _openHolds, wallet.Held);
        // What was spent in days that are retired is no longer to be counted.
        if (_retiredTo < _lastDebit)
            CompareSpent("I10 spent in day", _spentInDay, _givenBackSinceDay, wallet.Spending.InDay);
        if (_retiredTo < new DateOnly(_lastDebit.Year, _lastDebit.Month, 1))
            CompareSpent("I10 spent in month", _spentInMonth, _givenBackSinceMonth, wallet.Spending.InMonth);
        if (_entries.Chain != wallet.Chain)
            _entries.Report("I3 chain", "the balance does not close over its entries");
        if (!wallet.Id.IsSystem && wallet.Available < 0)
            _entries.Report("I5 available", $"available is {wallet.Available}");
        if (wallet.Status == WalletStatus.Closed && (wallet.Posted != 0 || wallet.Held != 0))
            _entries.Report("I9 closed", $"closed with {wallet.Posted} posted and {wallet.Held} held");
        return _entries.Violations;
    }

    // An entry does not tell of which day is what it gives back: it may count, or not.
    private void CompareSpent(string invariant, long spent, long givenBack, long found)
    {
        if (found > spent || found < spent - givenBack)
            _entries.Compare(invariant, spent, found);
    }

    private void GiveBack(DateOnly date, long amountMinor)
    {
        if (date >= _lastDebit)
            _givenBackSinceDay = Spending.Sum(_givenBackSinceDay, amountMinor);
        if (date >= new DateOnly(_lastDebit.Year, _lastDebit.Month, 1))
            _givenBackSinceMonth = Spending.Sum(_givenBackSinceMonth, amountMinor);
    }

    private void Spend(DateOnly date, long amountMinor)
    {
        if ((date.Year, date.Month) != (_lastDebit.Year, _lastDebit.Month))
            return;
        _spentInMonth = Spending.Sum(_spentInMonth, amountMinor);
        if (date == _lastDebit)
            _spentInDay = Spending.Sum(_spentInDay, amountMinor);
    }

    private static DateOnly Date(int day) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day);
}
