using System.Diagnostics;
using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>The ledger while a batch is being decided: later commands see what earlier ones did.</summary>
internal sealed class Draft
{
    private readonly LedgerState _state;
    private readonly TransactionId _batchId;
    private readonly Dictionary<WalletId, WalletState> _changed = [];
    private readonly Dictionary<WalletId, NewWallet> _new = [];
    private readonly Dictionary<UInt128, KeptAnswer> _answers = [];
    private readonly List<LedgerTransaction> _transactions = [];
    private readonly List<Entry> _entries = [];
    private readonly List<LedgerEvent> _events = [];
    private readonly List<(IdempotencyKey Key, Answer Answer)> _kept = [];
    private long _nextId;

    public Draft(LedgerState state, Moment moment)
    {
        _state = state;
        Moment = moment;
        var last = state.Wallets.Count == 0 ? 0 : state.Wallets.Values.Max(w => w.LastId);
        _batchId = TransactionId.After(last, moment.UnixMilliseconds, moment.Lane);
        _nextId = _batchId.Value + 1;
    }

    /// <summary>When and where the batch is decided.</summary>
    public Moment Moment { get; }

    /// <summary>The wallet as it stands, or null.</summary>
    public WalletState? Find(WalletId id)
        => _changed.TryGetValue(id, out var changed) ? changed : _state.Wallets.GetValueOrDefault(id);

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
    public WalletState Open(NewWallet wallet, Currency currency)
    {
        var id = WalletId.Create(_batchId.Time.ToUnixTimeMilliseconds(), currency, (Moment.Lane * 67) + _new.Count);
        var state = new WalletState(id, wallet.Owner) { Overdraft = wallet.Overdraft, Limits = wallet.Limits };
        _new.Add(id, wallet);
        _changed.Add(id, state);
        _events.Add(new WalletOpened(id, wallet.UserId, wallet.ExternalId));
        return state;
    }

    /// <summary>Writes a transaction that the rules have allowed, one entry for each posting.</summary>
    public TransactionId Post(TransactionKind kind, long amountMinor, IReadOnlyList<Posting> postings, Remarks remarks, TransactionId? parent = null)
    {
        var transaction = new LedgerTransaction(
            new(_nextId++), kind, postings[0].Wallet.Currency, amountMinor, postings, remarks) { Parent = parent };
        var entries = new Entry[postings.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = Enter(transaction, postings[i], postings.Count == 2 ? postings[1 - i].Wallet : default);
        _transactions.Add(transaction);
        _entries.AddRange(entries);
        _events.Add(new TransactionRecorded(transaction, entries));
        return transaction.Id;
    }

    /// <summary>Everything to write, with the answers to give.</summary>
    public Decision Finish(IReadOnlyList<Answer> answers) => new(_batchId, Moment, answers)
    {
        Transactions = _transactions,
        Entries = _entries,
        NewWallets = [.. _new.Select(n => (_changed[n.Key], n.Value))],
        ChangedWallets = [.. _changed.Values.Where(w => !_new.ContainsKey(w.Id))],
        KeptAnswers = _kept,
        Events = _events,
    };

    private Entry Enter(LedgerTransaction transaction, Posting posting, WalletId counterparty)
    {
        var before = Find(posting.Wallet) ?? throw new UnreachableException("A posting to a wallet that was not loaded.");
        var spends = posting.Amount < 0 && !before.Id.IsSystem;
        var entry = new Entry(
            before.Id, transaction.Id, transaction.Kind, before.Version + 1, posting.Amount, before.Posted + posting.Amount, before.Held + posting.Held,
            counterparty, default);
        entry = entry with { Chain = entry.ChainAfter(before.Chain) };
        _changed[before.Id] = before with
        {
            Posted = entry.Posted,
            Held = entry.Held,
            Version = entry.Sequence,
            LastId = transaction.Id.Value,
            Chain = entry.Chain,
            Spending = spends ? before.Spending.On(Moment.Day).Plus(-posting.Amount) : before.Spending,
        };
        return entry;
    }
}
