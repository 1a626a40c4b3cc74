using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Http.Json;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.Transactions;

/// <summary>
/// What each caller reads of a transaction. Of one with two legs, both parties see both. Of one with more, a party sees its own legs and the
/// sums of the others', and what was said about it if the party pays; administrators see all.
/// </summary>
internal sealed class TransactionViews(BalanceLookup balances)
{
    /// <summary>All of it.</summary>
    public static TransactionResponse Whole(Original original) => Of(original, original.Transaction.Postings, null);

    /// <summary>Whether the caller owns one of its wallets, or may see everything.</summary>
    public async Task<bool> IsPartyAsync(Caller caller, LedgerTransaction transaction)
        => caller.AnyWallet || (await OwnAsync(caller, transaction)).Count > 0;

    /// <summary>What the caller, a party of it, reads.</summary>
    public async Task<TransactionResponse> OfAsync(Caller caller, Original original)
    {
        var postings = original.Transaction.Postings;
        if (caller.AnyWallet || postings.Count <= 2)
            return Whole(original);
        var own = await OwnAsync(caller, original.Transaction);
        var others = postings.Where(p => !own.Contains(p.Wallet)).ToList();
        if (others.Count == 0)
            return Whole(original);
        var view = Of(original, [.. postings.Except(others)], Sums(others, original.Transaction.Currency));
        return postings.Any(p => p.Amount < 0 && own.Contains(p.Wallet)) ? view : view with { Metadata = null };
    }

    private async Task<HashSet<WalletId>> OwnAsync(Caller caller, LedgerTransaction transaction)
    {
        var wallets = transaction.Postings.Select(p => p.Wallet).Where(w => !w.IsSystem).Distinct().ToList();
        // Who owns a wallet never changes: any age of the answer will do.
        var found = await Task.WhenAll(wallets.Select(w => balances.FindAsync(w, Consistency.Cached, minVersion: 0)));
        return [.. wallets.Where((_, i) => found[i] is { } wallet && caller.MaySee(wallet.State.Owner))];
    }

    private static OtherLegsResponse Sums(List<Posting> others, Currency currency)
    {
        var (credited, debited) = (others.Sum(p => Math.Max(p.Amount, 0)), others.Sum(p => Math.Max(-p.Amount, 0)));
        return new(others.Count, new Money(credited, currency).ToString(), credited, new Money(debited, currency).ToString(), debited);
    }

    private static TransactionResponse Of(Original original, IReadOnlyList<Posting> shown, OtherLegsResponse? others)
    {
        var transaction = original.Transaction;
        return new(
            transaction.Id.ToString(), Names.Of(transaction.Kind), "COMPLETED", transaction.Currency.Code, Text(transaction.AmountMinor),
            transaction.AmountMinor, [.. shown.Select(ToLeg)], original.Reversed > 0 ? Text(original.Reversed) : null,
            transaction.Parent?.ToString(), transaction.Remarks.Reference, transaction.Remarks.Description,
            StoredMetadata.Read(transaction.Remarks.Metadata), transaction.Remarks.EffectiveAt, transaction.Id.Time, others);

        LegResponse ToLeg(Posting posting) => new(
            posting.Wallet.IsSystem ? null : posting.Wallet.ToString(), Text(posting.Amount), posting.Amount,
            posting.Held == 0 ? null : Text(posting.Held));

        string Text(long minor) => new Money(minor, transaction.Currency).ToString();
    }
}
