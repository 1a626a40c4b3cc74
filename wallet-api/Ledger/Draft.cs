using System.Diagnostics;
using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>The ledger while a batch is being decided: later commands see what earlier ones did.</summary>
internal sealed class Draft
{
    private readonly LedgerState _state;
    private readonly Dictionary<UInt128, KeptAnswer> _answers = [];
    private readonly List<(IdempotencyKey Key, Answer Answer)> _kept = [];
    private DraftChanges _changes = new();
    private BatchKeys _keys;

    public Draft(LedgerState state, Moment moment)
    {
        _state = state;
        Moment = moment;
        _keys = new(moment);
    }

    /// <summary>When and where the batch is decided.</summary>
    public Moment Moment { get; }

    /// <summary>
    /// The date (days since 1970, UTC) of the key that a transaction would have, which says later what was spent when. It can be ahead of the
    /// clock, also past midnight.
    /// </summary>
    public int DayOf(IReadOnlyList<Posting> postings) => _keys.Next(LastOf(postings)).Day;

    /// <summary>The outside world's wallet that this lane uses for a wallet.</summary>
    public WalletId OutsideOf(WalletId wallet)
    {
        var ahead = WalletId.OutsideAhead(wallet.Currency, Moment.Lane);
        return Find(wallet) is { LastId: var last } && _keys.IsPassedBy(last) && Find(ahead) is not null
            ? ahead
            : WalletId.Outside(wallet.Currency, Moment.Lane);
    }

    /// <summary>The wallet as it stands, or null.</summary>
    public WalletState? Find(WalletId id)
        => _changes.Wallets.TryGetValue(id, out var changed) ? changed : _state.Wallets.GetValueOrDefault(id);

    /// <summary>Whether a profile of limits is there.</summary>
    public bool Has(LimitProfileKey profile) => _state.LimitProfiles.ContainsKey(profile);

    /// <summary>What limits what leaves a wallet: its own limits and its profile's. Where that is not there, nothing may leave.</summary>
    public Limits LimitsOf(WalletState wallet) => LimitProfileKey.Of(wallet.Id.Currency, wallet.Limits) is { } profile
        ? wallet.Limits.Over(_state.LimitProfiles.GetValueOrDefault(profile, Limits.Nothing))
        : wallet.Limits;

    /// <summary>The hold as it stands, or null.</summary>
    public Hold? FindHold(TransactionId id)
        => _changes.Holds.TryGetValue(id, out var changed) ? changed : _state.Holds.GetValueOrDefault(id);

    /// <summary>The earlier transaction as it stands, or null.</summary>
    public Original? FindOriginal(TransactionId id)
        => _changes.Originals.TryGetValue(id, out var changed) ? changed : _state.Originals.GetValueOrDefault(id);

    /// <summary>The holds of a wallet that were loaded or placed in this batch.</summary>
    public IEnumerable<Hold> HoldsOf(WalletId wallet)
        => _state.Holds.Keys.Union(_changes.Holds.Keys).Select(id => FindHold(id)!).Where(h => h.Wallet == wallet);

    /// <summary>The kept answer for a key, from before or from this batch, or null.</summary>
    public KeptAnswer? Recall(IdempotencyKey key)
        => _answers.TryGetValue(key.Hash, out var recent) ? recent : _state.Answers.GetValueOrDefault(key.Hash);

    /// <summary>Keeps the answer for a key.</summary>
    public void Keep(IdempotencyKey key, Answer answer)
    {
        _answers.Add(key.Hash, new(key.Fingerprint, answer));
        _kept.Add((key, answer));
    }

    /// <summary>Makes a wallet.</summary>
    public WalletState Open(NewWallet wallet, Currency currency, Caller caller)
    {
        var id = NewId(currency);
        var state = new WalletState(id, wallet.Owner) { Overdraft = wallet.Overdraft, Limits = wallet.Limits };
        _changes.New.Add(id, wallet);
        state = Journal(state, Setting.Opened, caller.Subject, wallet.Profile.Digest);
        _changes.Events.Add(new WalletOpened(id, wallet.UserId, wallet.ExternalId));
        return state;
    }

    /// <summary>Changes a wallet in a way that is no entry.</summary>
    public void Change(WalletState wallet) => _changes.Wallets[wallet.Id] = wallet;

    /// <summary>Changes a wallet's status, journals and publishes it.</summary>
    public void ChangeStatus(WalletState wallet, Caller caller)
    {
        Journal(wallet, Setting.Status, caller.Subject);
        _changes.Events.Add(new WalletChanged(wallet.Id, wallet.Status, Moment.UnixMilliseconds, _keys.Take(wallet.LastId).Value, caller.Subject));
    }

    /// <summary>Changes a wallet's limits and overdraft, journals and publishes it.</summary>
    public void ChangeLimits(WalletState wallet, Caller caller)
    {
        Journal(wallet, Setting.Limits, caller.Subject);
        _changes.Events.Add(
            new LimitsChanged(wallet.Id, wallet.Limits, wallet.Overdraft, Moment.UnixMilliseconds, _keys.Take(wallet.LastId).Value, caller.Subject));
    }

    /// <summary>Adds or changes a hold.</summary>
    public void Change(Hold hold) => _changes.Holds[hold.Id] = hold;

    /// <summary>Changes how much of an earlier transaction was given back.</summary>
    public void Change(Original original) => _changes.Originals[original.Transaction.Id] = original;

    /// <summary>Writes a transaction that the rules have allowed, one entry for each posting.</summary>
    public TransactionId Post(TransactionKind kind, long amountMinor, IReadOnlyList<Posting> postings, Remarks remarks, TransactionId? parent = null)
    {
        var transaction = new LedgerTransaction(
            _keys.Take(LastOf(postings)), kind, postings[0].Wallet.Currency, amountMinor, postings, remarks)
        { Parent = parent };
        var entries = new Entry[postings.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = Enter(transaction, postings[i], i);
        _changes.Transactions.Add(transaction);
        _changes.Entries.AddRange(entries);
        _changes.Events.Add(new TransactionRecorded(transaction, entries));
        return transaction.Id;
    }

    /// <summary>Runs <paramref name="decide"/>, and takes back all that it did unless it answers true.</summary>
    public void AllOrNothing(Func<bool> decide)
    {
        var before = (_changes.Copy(), _keys.Copy());
        if (!decide())
            (_changes, _keys) = before;
    }

    /// <summary>Everything to write, with the answers to give.</summary>
    public Decision Finish(IReadOnlyList<Answer> answers) => new(_keys.Batch, Moment, answers)
    {
        Transactions = _changes.Transactions,
        Entries = _changes.Entries,
        NewWallets = [.. _changes.New.Select(n => (_changes.Wallets[n.Key], n.Value))],
        ChangedWallets = [.. _changes.Wallets.Values.Where(w => !_changes.New.ContainsKey(w.Id))],
        Holds = [.. _changes.Holds.Values],
        Originals = [.. _changes.Originals.Values],
        References = [.. _changes.Transactions.SelectMany(ReferencesOf)],
        SettingChanges = _changes.Settings,
        KeptAnswers = _kept,
        Events = _changes.Events,
    };

    private IEnumerable<TransactionReference> ReferencesOf(LedgerTransaction transaction) => transaction.Remarks.Reference is { } reference
        ? TransactionReference.Of(
            transaction.Id, reference, transaction.Postings.Where(p => !p.Wallet.IsSystem).Select(p => Find(p.Wallet)!.Owner))
        : [];

    private WalletState Journal(WalletState wallet, Setting setting, string? by, UInt128? profile = null)
    {
        var rows = SettingJournal.Of(
            Find(wallet.Id) ?? wallet, WalletSettings.Of(wallet), setting, Moment.UnixMilliseconds, by, profile);
        _changes.Settings.AddRange(rows);
        wallet = wallet with { SettingsVersion = rows[^1].Sequence };
        Change(wallet);
        return wallet;
    }

    // A wallet of this batch may have been made in the same millisecond by the clock of before.
    private WalletId NewId(Currency currency)
    {
        for (var sequence = (_keys.Batch.Lane * 67) + _changes.New.Count; ; sequence++)
        {
            var id = WalletId.Create(Moment.UnixMilliseconds, currency, sequence);
            if (Find(id) is null)
                return id;
        }
    }

    // A transaction comes after the last one of each of its wallets.
    private long LastOf(IReadOnlyList<Posting> postings)
    {
        var last = 0L;
        for (var i = 0; i < postings.Count; i++)
            last = Math.Max(last, Find(postings[i].Wallet)?.LastId ?? 0);
        return last;
    }

    private Entry Enter(LedgerTransaction transaction, Posting posting, int index)
    {
        var before = Find(posting.Wallet) ?? throw new UnreachableException("A posting to a wallet that was not loaded.");
        var entry = new Entry(
            before.Id, transaction.Id, transaction.Kind, before.Version + 1, posting.Amount, before.Posted + posting.Amount,
            before.Held + posting.Held, transaction.CounterpartyOf(index), default);
        entry = entry with { Chain = entry.ChainAfter(before.Chain) };
        _changes.Wallets[before.Id] = before with
        {
            Posted = entry.Posted,
            Held = entry.Held,
            Version = entry.Sequence,
            LastId = transaction.Id.Value,
            Chain = entry.Chain,
            Spending = before.Id.IsSystem ? before.Spending : SpendingAfter(before.Spending, transaction, posting.Amount),
        };
        return entry;
    }

    private static Spending SpendingAfter(Spending before, LedgerTransaction transaction, long amount)
    {
        if (amount < 0)
            return before.On(transaction.Id.Day).Plus(-amount);
        return transaction is { GivesBack: true, Parent: { } original } ? before.GivenBack(original.Day, amount) : before;
    }
}
