namespace Wallet.Api.Ledger.Audit;

/// <summary>Counts once more what left a wallet in the day and month of its last debit, less what of it was given back.</summary>
internal sealed class SpendingFold(WalletState wallet, int retiredDay)
{
    private Spending _spent;

    /// <summary>The next entry.</summary>
    public void Add(AuditedEntry audited)
    {
        var entry = audited.Entry;
        if (wallet.Id.IsSystem)
            return;
        if (entry.Amount < 0)
            _spent = _spent.On(entry.Transaction.Day).Plus(-entry.Amount);
        else if (entry.Kind is TransactionKind.Reversal or TransactionKind.Correction && audited.Row?.Parent is { } original)
            _spent = _spent.GivenBack(original.Day, entry.Amount);
    }

    /// <summary>Compares. What was spent in days that are retired is no longer to be counted.</summary>
    public void Finish(EntryFold entries)
    {
        var found = wallet.Spending;
        if (_spent.Day != found.Day && (_spent.Day != 0 || found.Day > retiredDay))
        {
            entries.Report("I10 spent in day", $"the last debit was on day {_spent.Day}, the balance has day {found.Day}");
            return;
        }
        if (retiredDay < found.Day)
            entries.Compare("I10 spent in day", _spent.InDay, found.InDay);
        if (retiredDay < FirstOfMonth(found.Day))
            entries.Compare("I10 spent in month", _spent.InMonth, found.InMonth);
    }

    private static int FirstOfMonth(int day) => day - DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day).Day + 1;
}
