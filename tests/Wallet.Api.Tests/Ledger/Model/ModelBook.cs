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

    /// <summary>What others are told in this batch: an opened wallet, a changed status or a transaction, in order.</summary>
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

    /// <summary>What left the wallet on the batch's date.</summary>
    public Int128 SpentInDay(WalletId id) => Spent(id, d => d == Batch.Date);

    /// <summary>What left the wallet in the month of the batch's date.</summary>
    public Int128 SpentInMonth(WalletId id) => Spent(id, d => (d.Year, d.Month) == (Batch.Date.Year, Batch.Date.Month));

    public void Open(WalletId id, ModelWallet wallet)
    {
        Wallets[id] = wallet;
        News.Add(id);
    }

    public TransactionId Write(TransactionKind kind, Int128 amount, IReadOnlyList<ModelLeg> legs, TransactionId? parent)
    {
        var id = Batch.Transaction(News.OfType<ModelTransaction>().Count());
        foreach (var leg in legs)
        {
            var before = Wallets[leg.Wallet];
            var wallet = before with { Posted = before.Posted + leg.Amount, Held = before.Held + leg.Held };
            Wallets[leg.Wallet] = wallet;
            var counterparty = legs.Count == 2 ? legs.Single(l => l != leg).Wallet : default;
            Lines.Add(new(leg.Wallet, id, kind, leg.Amount, wallet.Posted, wallet.Held, counterparty, Batch.Date));
        }
        var transaction = new ModelTransaction(id, kind, amount, legs, parent, 0);
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
