using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Balances;

/// <summary>Checks the ledger's invariants on a live database, a step at a time, in the order: sums, wallets, transactions.</summary>
internal sealed class LedgerAudit(AuditStore store)
{
    private const int WalletsPerStep = 200;
    private const int TransactionsPerStep = 500;

    /// <summary>Checks that the money of each currency sums to zero.</summary>
    public async Task<IReadOnlyList<Violation>> CheckSumsAsync(CancellationToken cancel) =>
    [
        .. (await store.SumsAsync(cancel)).Where(s => s.Sum != 0)
            .Select(s => new Violation("I2 sum", $"currency {s.Currency}", $"all balances sum to {s.Sum} minor units, not 0")),
    ];

    /// <summary>Checks the next wallets.</summary>
    public async Task<AuditStep> CheckWalletsAsync(long after, CancellationToken cancel)
    {
        var folds = await store.FoldAsync(new(after), WalletsPerStep, cancel);
        return new(folds.Count, folds.Count == 0 ? after : folds[^1].Wallet.Id.Value, [.. folds.SelectMany(f => f.Fold.Finish())]);
    }

    /// <summary>Checks the next transactions.</summary>
    public async Task<AuditStep> CheckTransactionsAsync(long after, CancellationToken cancel)
    {
        var (history, found) = await store.TransactionsAsync(new(after), TransactionsPerStep, cancel);
        return new(
            found.Count, found.Count == 0 ? after : found[^1].Original.Transaction.Id.Value,
            [.. found.Where(f => !history.IsRetired(f.Original.Transaction.Id)).SelectMany(f => TransactionChecks.Of(f.Original, f.Entries))]);
    }

    /// <summary>About how many wallets and transactions there are.</summary>
    public async Task<(long Wallets, long Transactions)> EstimateAsync(CancellationToken cancel)
        => (await store.EstimateAsync("balances", cancel), await store.EstimateAsync("transactions", cancel));
}

/// <summary>What a step came to: how many were checked (none: the end is reached), the last one's key, what is wrong.</summary>
internal sealed record AuditStep(int Checked, long Last, IReadOnlyList<Violation> Violations);
