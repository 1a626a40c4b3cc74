namespace Wallet.Api.Ledger.Exports;

/// <summary>
/// What some rows come to in one currency: how many there are, the sum of what came to wallets and of what left them, both positive, in minor
/// units. Sums of a whole ledger do not fit 64 bits.
/// </summary>
internal sealed record CurrencyTotal(Currency Currency, long Rows, Int128 CreditsMinor, Int128 DebitsMinor)
{
    /// <summary>The totals of some rows, by currency.</summary>
    public static IReadOnlyList<CurrencyTotal> Of(IEnumerable<(Currency Currency, long AmountMinor)> rows)
        => Sum(rows.Select(r => new CurrencyTotal(
            r.Currency, 1, r.AmountMinor > 0 ? r.AmountMinor : Int128.Zero, r.AmountMinor < 0 ? -(Int128)r.AmountMinor : Int128.Zero)));

    /// <summary>Totals together, in the order of the currencies' codes.</summary>
    public static IReadOnlyList<CurrencyTotal> Sum(IEnumerable<CurrencyTotal> totals)
    {
        var sums = new SortedDictionary<string, CurrencyTotal>(StringComparer.Ordinal);
        foreach (var total in totals)
            sums[total.Currency.Code] = sums.TryGetValue(total.Currency.Code, out var sum) ? sum.With(total) : total;
        return [.. sums.Values];
    }

    private CurrencyTotal With(CurrencyTotal other) => this with
    {
        Rows = Rows + other.Rows,
        CreditsMinor = CreditsMinor + other.CreditsMinor,
        DebitsMinor = DebitsMinor + other.DebitsMinor,
    };
}
