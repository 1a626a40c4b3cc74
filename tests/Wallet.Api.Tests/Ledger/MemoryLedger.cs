using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Audit;

namespace Wallet.Api.Tests.Ledger;

/// <summary>A ledger in memory: loads what a batch names, no more, decides it, and applies what was decided, as the database would.</summary>
internal sealed class MemoryLedger
{
    private readonly Dictionary<UInt128, KeptAnswer> _answers = [];
    private readonly HashSet<TransactionId> _batches = [];
    private int _drawn;

    public Dictionary<TransactionId, Hold> Holds { get; } = [];

    public Dictionary<TransactionId, Original> Originals { get; } = [];

    public Dictionary<WalletId, WalletState> Wallets { get; } = [];

    public Dictionary<WalletId, WalletProfile> Profiles { get; } = [];

    public Dictionary<LimitProfileKey, Limits> LimitProfiles { get; } = [];

    public List<Entry> Entries { get; } = [];

    public List<LedgerTransaction> Transactions { get; } = [];

    public List<SettingChange> Settings { get; } = [];

    public long Now { get; set; } = 1_700_000_000_000;

    public int Lane { get; set; } = 3;

    public static Currency Euro { get; } = Of("EUR");

    public static Currency Yen { get; } = Of("JPY");

    /// <summary>A ledger with so many empty wallets, made in one batch.</summary>
    public static MemoryLedger With(int wallets, out IReadOnlyList<WalletId> ids, long overdraft = 0)
    {
        var ledger = new MemoryLedger();
        var answers = ledger.Decide([.. Enumerable.Range(0, wallets).Select(i => Create($"user{i}", overdraft))]);
        ids = [.. answers.Select(a => new WalletId(a.Subject))];
        return ledger;
    }

    public static CreateWallet Create(string user, long overdraft = 0, Limits? limits = null)
        => new(Caller.Trusted, null, Euro, new(user, Digest.OfOwner(user), null, overdraft, limits ?? Limits.None, null));

    public static IdempotencyKey Key(string key, string meaning = "")
        => new(Digest.Of(key), 0, Digest.Of(meaning), IsReference: false);

    private static Currency Of(string code) => Currency.TryParse(code, out var currency) ? currency : throw new ArgumentException(code);

    public IReadOnlyList<Answer> Decide(params Command[] commands) => Apply(Preview(commands));

    /// <summary>Decides without applying. A lane that would use keys again yields to the next one, as a duplicate key makes the writer do.</summary>
    public Decision Preview(IReadOnlyList<Command> commands)
    {
        while (true)
        {
            var moment = new Moment(Now, Lane) { LaneAhead = LaneAhead(_drawn++) };
            var decision = Decider.Decide(Load(commands), commands, moment);
            var isTaken = _batches.Contains(decision.BatchId) || decision.NewWallets.Any(w => Wallets.ContainsKey(w.State.Id))
                || decision.Transactions.Any(t => Originals.ContainsKey(t.Id));
            if (decision.IsEmpty || !isTaken)
                return decision;
            Lane++;
        }
    }

    // Each attempt has its own, apart from the lanes, as the writer draws one for each: two that are the same would give out the same keys.
    private static int LaneAhead(int batch) => TransactionId.Lanes - 1 - (batch % (TransactionId.Lanes / 2));

    public IReadOnlyList<Answer> Apply(Decision decision)
    {
        _batches.Add(decision.BatchId);
        foreach (var (state, wallet) in decision.NewWallets)
        {
            Wallets.Add(state.Id, state);
            Profiles.Add(state.Id, wallet.Profile);
        }
        foreach (var wallet in decision.ChangedWallets)
            Wallets[wallet.Id] = wallet;
        foreach (var (key, answer) in decision.KeptAnswers)
            _answers.Add(key.Hash, new(key.Fingerprint, answer));
        foreach (var hold in decision.Holds)
            Holds[hold.Id] = hold;
        foreach (var transaction in decision.Transactions)
            Originals.Add(transaction.Id, new(AsRead(transaction), 0));
        foreach (var original in decision.Originals)
            Originals[original.Transaction.Id] = original;
        Settings.AddRange(decision.SettingChanges);
        Entries.AddRange(decision.Entries);
        Transactions.AddRange(decision.Transactions);
        return decision.Answers;
    }

    /// <summary>A wallet's entries with what their transactions say.</summary>
    public List<AuditedEntry> Audited(WalletId wallet) => [.. Entries.Where(e => e.Wallet == wallet).Select(Audited)];

    public AuditedEntry Audited(Entry entry)
    {
        var (transaction, reversed) = Originals[entry.Transaction];
        var hasPosting = transaction.Postings.Any(p => (p.Wallet, p.Amount) == (entry.Wallet, entry.Amount));
        return new(entry, new(transaction.AmountMinor, reversed, transaction.Parent, hasPosting));
    }

    /// <summary>What the audit of the whole ledger finds.</summary>
    public IEnumerable<Violation> Audit() => Wallets.Keys.SelectMany(Fold).Concat(Originals.Values.SelectMany(Check));

    private IEnumerable<Violation> Fold(WalletId id)
    {
        var fold = new WalletFold(new(Wallets[id], id.IsSystem) { IsWhole = true, Profile = Profiles.GetValueOrDefault(id) }, null, [], 0);
        Audited(id).ForEach(fold.Add);
        foreach (var hold in Holds.Values.Where(h => h.Wallet == id))
            fold.Add(hold, hold.Terms);
        foreach (var change in Settings.Where(s => s.Wallet == id))
            fold.Add(change, change.Seal);
        return fold.Finish();
    }

    private IEnumerable<Violation> Check(Original original)
    {
        var transaction = original.Transaction;
        var entries = transaction.Postings.Select(p => Entries.Single(e => (e.Wallet, e.Transaction) == (p.Wallet, transaction.Id)))
            .Select(e => (PostedEntry?)new PostedEntry(e.Amount, e.Kind, e.Counterparty)).ToList();
        return TransactionChecks.Of(original, entries)
            .Concat(ParentChecks.Of(transaction, transaction.Parent is { } parent ? Originals[parent] : null));
    }

    private LedgerState Load(IReadOnlyList<Command> commands)
    {
        var needs = Footprint.Of(commands, Lane, areAhead: true);
        var state = new LedgerState();
        foreach (var id in needs.Wallets)
        {
            if (id.IsSystem)
                Wallets.TryAdd(id, new(id, UInt128.Zero));
            if (Wallets.TryGetValue(id, out var wallet))
                state.Wallets.Add(id, wallet);
        }
        foreach (var id in needs.Originals.Where(Originals.ContainsKey))
            state.Originals.Add(id, Originals[id]);
        foreach (var (wallet, id) in needs.Holds.Where(h => Holds.TryGetValue(h.Hold, out var hold) && hold.Wallet == h.Wallet))
            state.Holds.Add(id, Holds[id]);
        foreach (var hold in Holds.Values.Where(h => h is { Status: HoldStatus.Open, ExpiresAt: not null }))
        {
            if (state.Wallets.TryGetValue(hold.Wallet, out var wallet) && wallet.NextExpiry <= Now)
                state.Holds[hold.Id] = hold;
        }
        foreach (var key in needs.LimitProfiles.Concat(state.MissingLimitProfiles()).Where(LimitProfiles.ContainsKey).ToList())
            state.LimitProfiles[key] = LimitProfiles[key];
        foreach (var key in needs.Keys.Where(k => _answers.ContainsKey(k.Hash)))
            state.Answers.Add(key.Hash, _answers[key.Hash]);
        return state;
    }

    // The row of a plain movement names the payer and the receiver; in which order they were written is not kept.
    private static LedgerTransaction AsRead(LedgerTransaction transaction) => transaction.Postings is [{ Held: 0, Amount: > 0 } to, { Held: 0 } from]
        ? transaction with { Postings = [from, to] }
        : transaction;
}
