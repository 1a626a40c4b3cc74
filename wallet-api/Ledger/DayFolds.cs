using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// Checks some wallets' entries of days that are about to be retired. Give it all of them, each wallet's oldest first, then
/// <see cref="Finish"/>.
/// </summary>
internal sealed class DayFolds(DaysBooks books)
{
    private readonly Dictionary<WalletId, DayFold> _folds = books.Wallets.ToDictionary(
        w => w, w => new DayFold(w, books.Openings.GetValueOrDefault(w), [.. books.Closings[w]]));

    private readonly Dictionary<short, Int128> _sums = [];

    /// <summary>The number of entries.</summary>
    public long Count { get; private set; }

    /// <summary>What the entries of each currency sum to, by its number.</summary>
    public IReadOnlyDictionary<short, Int128> Sums => _sums;

    /// <summary>The next entry.</summary>
    public void Add(Entry entry)
    {
        Count++;
        _sums[entry.Wallet.Currency.Number] = _sums.GetValueOrDefault(entry.Wallet.Currency.Number) + entry.Amount;
        _folds[entry.Wallet].Add(entry);
    }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Violation> Finish() => [.. _folds.SelectMany(f => FinishOne(f.Key, f.Value))];

    private IReadOnlyList<Violation> FinishOne(WalletId wallet, DayFold fold)
    {
        if (books.Next[wallet].Any())
            fold.Link(books.Next[wallet].First());
        return fold.Finish(books.Balances.GetValueOrDefault(wallet));
    }
}
