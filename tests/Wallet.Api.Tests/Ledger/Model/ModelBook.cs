using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>All that the model knows, as plain rows; copied whole where something may have to be taken back.</summary>
internal sealed class ModelBook(BatchFacts batch)
{
    public BatchFacts Batch { get; } = batch;

    public Dictionary<WalletId, ModelWallet> Wallets { get; private init; } = [];

    public Dictionary<TransactionId, ModelHold> Holds { get; private init; } = [];

    public Dictionary<TransactionId, ModelTransaction> Transactions { get; private init; } = [];

    public List<ModelLine> Lines { get; private init; } = [];

    /// <summary>What others are told in this batch: an opened wallet, a changed status, changed limits or a transaction, in order.</summary>
    public List<object> News { get; private init; } = [];

    /// <summary>The same rows, to be written on in <paramref name="batch"/>.</summary>
    public ModelBook Copy(BatchFacts batch) => new(batch)
    {
        Wallets = new(Wallets),
        Holds = new(Holds),
        Transactions = new(Transactions),
        Lines = [.. Lines],
        News = batch == Batch ? [.. News] : [],
    };

    public int Version(WalletId id) => Lines.Count(l => l.Wallet == id);

    /// <summary>
    /// When a transaction between wallets is: now or, where one of them has a later one from before the clock was set back, a millisecond after
    /// that; with one of this batch, at its time.
    /// </summary>
    public DateTimeOffset TimeOf(IEnumerable<WalletId> wallets)
    {
        var last = Lines.Where(l => wallets.Contains(l.Wallet)).Select(l => l.Transaction).DefaultIfEmpty().Max();
        if (!IsAhead(last))
            return DateTimeOffset.FromUnixTimeMilliseconds(Batch.Now);
        return IsOfBatch(last) ? last.Time : last.Time.AddMilliseconds(1);
    }

    /// <summary>Whether a wallet has a transaction that is not before those of the batch's time and lane, and not one of them.</summary>
    public bool IsAhead(WalletId id) => IsAhead(Lines.Where(l => l.Wallet == id).Select(l => l.Transaction).DefaultIfEmpty().Max());

    private bool IsAhead(TransactionId last)
    {
        var place = (last.Time.ToUnixTimeMilliseconds(), last.Lane).CompareTo((Batch.Now, Batch.Lane));
        return place > 0 || (place == 0 && !IsOfBatch(last));
    }

    private bool IsOfBatch(TransactionId last) => News.OfType<ModelTransaction>().Any(t => t.Id == last);

    public void Open(WalletId id, ModelWallet wallet)
    {
        Wallets[id] = wallet;
        News.Add(id);
    }

    public TransactionId Write(TransactionKind kind, Int128 amount, IReadOnlyList<ModelLeg> legs, TransactionId? parent)
    {
        var (id, time) = (Batch.Transaction(News.OfType<ModelTransaction>().Count()), TimeOf(legs.Select(l => l.Wallet)));
        foreach (var leg in legs)
        {
            var before = Wallets[leg.Wallet];
            var wallet = before with { Posted = before.Posted + leg.Amount, Held = before.Held + leg.Held };
            Wallets[leg.Wallet] = wallet;
            var counterparty = legs.Count == 2 ? legs.Single(l => l != leg).Wallet : default;
            Lines.Add(new(leg.Wallet, id, kind, leg.Amount, wallet.Posted, wallet.Held, counterparty, DateOnly.FromDateTime(time.UtcDateTime)));
        }
        var transaction = new ModelTransaction(id, kind, amount, legs, parent, 0) { Time = time };
        Transactions[id] = transaction;
        News.Add(transaction);
        return id;
    }

    /// <summary>
    /// What left the wallet on some dates, less what was given back of it whenever that was. Counted up to 64 bits, and not beyond.
    /// </summary>
    public Int128 Spent(WalletId id, Func<DateOnly, bool> isIn)
    {
        Int128 spent = 0;
        foreach (var line in Lines.Where(l => l.Wallet == id))
        {
            if (line.Amount < 0 && isIn(line.Date))
                spent = Int128.Min(spent - line.Amount, long.MaxValue);
            else if (line.Amount > 0 && spent < long.MaxValue && GivenBack(line) is { } original && isIn(original.Date))
                spent -= line.Amount;
        }
        return spent;
    }

    private ModelLine? GivenBack(ModelLine line) => line.Kind is TransactionKind.Reversal or TransactionKind.Correction
        ? Lines.Single(l => l.Wallet == line.Wallet && l.Transaction == Transactions[line.Transaction].Parent)
        : null;
}
