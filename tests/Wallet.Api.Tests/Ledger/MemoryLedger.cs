using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

/// <summary>A ledger in memory: decides batches and applies what was decided, as the database would.</summary>
internal sealed class MemoryLedger
{
    public const int Lane = 3;

    private readonly Dictionary<UInt128, KeptAnswer> _answers = [];

    public Dictionary<TransactionId, Hold> Holds { get; } = [];

    public Dictionary<TransactionId, Original> Originals { get; } = [];

    public Dictionary<WalletId, WalletState> Wallets { get; } = [];

    public List<Entry> Entries { get; } = [];

    public List<LedgerTransaction> Transactions { get; } = [];

    public long Now { get; set; } = 1_700_000_000_000;

    public static Currency Euro { get; } = Of("EUR");

    public static Currency Yen { get; } = Of("JPY");

    /// <summary>A ledger with so many empty wallets, made in one batch.</summary>
    public static MemoryLedger With(int wallets, out IReadOnlyList<WalletId> ids, long overdraft = 0)
    {
        var ledger = new MemoryLedger();
        var outside = WalletId.Outside(Euro, Lane);
        ledger.Wallets.Add(outside, new(outside, 0));
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

    public Decision Preview(IReadOnlyList<Command> commands)
    {
        var state = new LedgerState();
        foreach (var wallet in Wallets.Values)
            state.Wallets.Add(wallet.Id, wallet);
        foreach (var hold in Holds.Values)
            state.Holds.Add(hold.Id, hold);
        foreach (var original in Originals.Values)
            state.Originals.Add(original.Transaction.Id, original);
        foreach (var (hash, answer) in _answers)
            state.Answers.Add(hash, answer);
        return Decider.Decide(state, commands, new(Now, Lane));
    }

    public IReadOnlyList<Answer> Apply(Decision decision)
    {
        foreach (var wallet in decision.NewWallets.Select(n => n.State).Concat(decision.ChangedWallets))
            Wallets[wallet.Id] = wallet;
        foreach (var (key, answer) in decision.KeptAnswers)
            _answers.Add(key.Hash, new(key.Fingerprint, answer));
        foreach (var hold in decision.Holds)
            Holds[hold.Id] = hold;
        foreach (var original in decision.Transactions.Select(t => new Original(t, 0)).Concat(decision.Originals))
            Originals[original.Transaction.Id] = original;
        Entries.AddRange(decision.Entries);
        Transactions.AddRange(decision.Transactions);
        return decision.Answers;
    }
}
