using Wallet.Api.Commands;
using Wallet.Api.Ledger.Audit;

namespace Wallet.Api.Ledger;

/// <summary>
/// Recomputes a wallet from its entries, holds and journal and compares. Give it all entries that are kept, oldest first, all holds that are open
/// or younger than <paramref name="opening"/>, the journal, in any order of the three, then <see cref="Finish"/>. <paramref name="opening"/> is
/// the last closing of what is retired, <paramref name="closings"/> are those of days that are kept, all of them up to
/// <paramref name="closedDay"/>.
/// </summary>
internal sealed class WalletFold(AuditedWallet audited, Closing? opening, IReadOnlyList<Closing> closings, int closedDay)
{
    private readonly WalletState _wallet = audited.State;
    private readonly TransactionId _after = opening?.Last ?? default;
    private readonly EntryFold _entries = new(audited.State.Id, opening, closings);
    private readonly HashSet<int> _closed = [.. closings.Select(c => c.Day)];
    private readonly SpendingFold _spending = new(audited.State, opening?.Day ?? 0);
    private readonly HoldFold _holds = new(audited.State.Id, opening);
    private readonly ReversalFold _reversals = new(opening?.Last ?? default);
    private readonly SettingFold _settings = new(audited);
    private readonly HashSet<TransactionId> _settled = [];
    private long _openHolds;

    /// <summary>
    /// Originals that <see cref="Finish"/> finds wrong, unless <see cref="Settle"/> says otherwise: while a long wallet is read part by part,
    /// more of them may be given back.
    /// </summary>
    public IReadOnlyCollection<TransactionId> Doubtful => [.. _reversals.Differences.Keys.Except(_settled)];
    /// <summary>The next entry.</summary>
    public void Add(AuditedEntry next)
    {
        var entry = next.Entry;
        // A day that is called retired may not have left yet.
        if (opening is not null && !(entry.Transaction > opening.Last))
            return;
        _entries.Add(entry);
        if (entry.Transaction.Day <= closedDay && _closed.Add(entry.Transaction.Day))
            _entries.Report("I11 closing", $"day {entry.Transaction.Day} has entries and no closing");
        _spending.Add(next);
        _holds.Add(next);
        if (!audited.IsWhole)
            return;
        if (next.Row is not { HasPosting: true })
            _entries.Report("I1 entries", $"no leg of transaction {entry.Transaction} is its entry {entry.Sequence}");
        // The outside world gets and gives what others do: their entries show it.
        if (!_wallet.Id.IsSystem)
            _reversals.Add(next);
    }

    /// <summary>The next hold, with the digest of its terms.</summary>
    public void Add(Hold hold, UInt128? terms)
    {
        if (hold.Status != HoldStatus.Open && !(hold.Id > _after))
            return;
        _holds.Add(hold, terms);
        _openHolds += hold.Remaining;
        if (hold.Status == HoldStatus.Open && (hold.Captured < 0 || hold.Captured > hold.AmountMinor))
            _entries.Report("I6 capture", $"hold {hold.Id} of {hold.AmountMinor} has {hold.Captured} captured");
    }

    /// <summary>The next row of the journal of settings, with its seal.</summary>
    public void Add(SettingChange change, UInt128 seal) => _settings.Add(change, seal);

    /// <summary>A doubtful original was looked at again and is right.</summary>
    public void Settle(TransactionId original) => _settled.Add(original);

    /// <summary>What is wrong; empty when all is well.</summary>
    public IReadOnlyList<Violation> Finish()
    {
        _entries.FinishClosings(closedDay);
        _entries.Compare("I3 posted", _entries.Posted, _wallet.Posted);
        _entries.Compare("I3 version", _entries.Sequence, _wallet.Version);
        _entries.Compare("I3 held", _entries.Held, _wallet.Held);
        _entries.Compare("I3 last", _entries.Last.Value, _wallet.LastId);
        _entries.Compare("I4 holds", _openHolds, _wallet.Held);
        _spending.Finish(_entries);
        if (_entries.Chain != _wallet.Chain)
            _entries.Report("I3 chain", "the balance does not close over its entries");
        return
        [
            .. _entries.Violations, .. WalletChecks.Of(audited), .. _holds.Finish(_wallet.NextExpiry), .. _settings.Finish(),
            .. _reversals.Differences.Where(d => !_settled.Contains(d.Key)).Select(d => ReversalFold.Violation(d.Key, d.Value)),
        ];
    }
}
