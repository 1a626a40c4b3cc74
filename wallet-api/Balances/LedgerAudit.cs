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

    /// <summary>Checks the next wallets over all of their past that is kept.</summary>
    public Task<AuditStep> CheckWalletsAsync(long after, CancellationToken cancel) => CheckWalletsAsync(after, AuditDepth.Kept, cancel);

    /// <summary>Checks the next wallets from their newest closing on.</summary>
    public Task<AuditStep> CheckRecentWalletsAsync(long after, CancellationToken cancel) => CheckWalletsAsync(after, AuditDepth.Recent, cancel);

    /// <summary>Checks the next transactions.</summary>
    public async Task<AuditStep> CheckTransactionsAsync(long after, CancellationToken cancel)
    {
        var (history, found) = await store.TransactionsAsync(new(after), TransactionsPerStep, cancel);
        return new(
            found.Count, found.Count == 0 ? after : found[^1].Id.Value,
            [.. found.Where(f => !history.IsRetired(f.Id)).SelectMany(f => f.Check())]);
    }

    /// <summary>Checks the next transactions of the days that are not closed.</summary>
    public async Task<AuditStep> CheckRecentTransactionsAsync(long after, CancellationToken cancel)
    {
        var open = (await store.HistoryAsync(cancel)).OpenFrom.Value - 1;
        return await CheckTransactionsAsync(Math.Max(after, open), cancel);
    }

    private async Task<AuditStep> CheckWalletsAsync(long after, AuditDepth depth, CancellationToken cancel)
    {
        try
        {
            return await CheckWalletsAsync(after, WalletsPerStep, depth, cancel);
        }
        catch (Exception exception) when (IsOfData(exception))
        {
            return await CheckOneAsync(after, depth, cancel);
        }
    }

    // Something in a row of these wallets cannot be worked with. One by one, the step gets past it.
    private async Task<AuditStep> CheckOneAsync(long after, AuditDepth depth, CancellationToken cancel)
    {
        var next = await store.NextWalletAsync(new(after), cancel);
        if (next is not { } wallet)
            return new(0, after, []);
        try
        {
            return await CheckWalletsAsync(after, 1, depth, cancel);
        }
        catch (Exception exception) when (IsOfData(exception))
        {
            return new(1, wallet.Value, [new("I12 readable", $"wallet {wallet}", $"its rows cannot be read: {exception.Message}")]);
        }
    }

    private async Task<AuditStep> CheckWalletsAsync(long after, int count, AuditDepth depth, CancellationToken cancel)
    {
        var folds = await store.FoldAsync(new(after), count, depth, cancel);
        return new(folds.Count, folds.Count == 0 ? after : folds[^1].Wallet.Id.Value, [.. folds.SelectMany(f => f.Fold.Finish())]);
    }

    private static bool IsOfData(Exception exception) => exception is not OperationCanceledException && DatabaseFaults.Classify(exception) is null;

    /// <summary>About how many wallets and transactions there are.</summary>
    public async Task<(long Wallets, long Transactions)> EstimateAsync(CancellationToken cancel)
        => (await store.EstimateAsync("balances", cancel), await store.EstimateAsync("transactions", cancel));
}

/// <summary>What a step came to: how many were checked (none: the end is reached), the last one's key, what is wrong.</summary>
internal sealed record AuditStep(int Checked, long Last, IReadOnlyList<Violation> Violations);
