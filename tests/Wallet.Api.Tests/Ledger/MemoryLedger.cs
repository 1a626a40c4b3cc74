using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

/// <summary>A ledger in memory: loads what a batch names, no more, decides it, and applies what was decided, as the database would.</summary>
internal sealed class MemoryLedger
{
    private readonly Dictionary<UInt128, KeptAnswer> _answers = [];
    private readonly HashSet<TransactionId> _batches = [];

    public Dictionary<TransactionId, Hold> Holds { get; } = [];

    public Dictionary<TransactionId, Original> Originals { get; } = [];

    public Dictionary<WalletId, WalletState> Wallets { get; } = [];

    public List<Entry> Entries { get; } = [];

    public List<LedgerTransaction> Transactions { get; } = [];

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
            var decision = Decider.Decide(Load(commands), commands, new(Now, Lane));
            if (decision.IsEmpty || !(_batches.Contains(decision.BatchId) || decision.NewWallets.Any(w => Wallets.ContainsKey(w.State.Id))))
                return decision;
            Lane++;
        }
    }

    public IReadOnlyList<Answer> Apply(Decision decision)
    {
        _batches.Add(decision.BatchId);
        foreach (var (state, _) in decision.NewWallets)
            Wallets.Add(state.Id, state);
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
        Entries.AddRange(decision.Entries);
        Transactions.AddRange(decision.Transactions);
        return decision.Answers;
    }

    private LedgerState Load(IReadOnlyList<Command> commands)
    {
        var needs = Footprint.Of(commands, Lane);
        var state = new LedgerState();
        foreach (var id in needs.Wallets)
        {
            if (id.IsSystem)
                Wallets.TryAdd(id, new(id, 0));
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
        foreach (var key in needs.Keys.Where(k => _answers.ContainsKey(k.Hash)))
            state.Answers.Add(key.Hash, _answers[key.Hash]);
        return state;
    }

    // The row of a plain movement names the payer and the receiver; in which order they were written is not kept.
    private static LedgerTransaction AsRead(LedgerTransaction transaction) => transaction.Postings is [{ Held: 0, Amount: > 0 } to, { Held: 0 } from]
        ? transaction with { Postings = [from, to] }
        : transaction;
}
