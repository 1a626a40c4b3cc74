using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Audit;
using Wallet.Api.Storage;
using Wallet.Api.Storage.References;

namespace Wallet.Api.Balances;

/// <summary>Checks the ledger's invariants on a live database, a step at a time: sums, then each phase. README.md says what they look at.</summary>
internal sealed class LedgerAudit(AuditStore wallets, TransactionAuditStore transactions, AnswerAuditStore answers, BatchAuditStore batches,
    ReferenceAuditStore references, LimitProfileAuditStore profiles)
{
    private const int WalletsPerStep = 200;
    private const int TransactionsPerStep = 500;
    private const int AnswersPerStep = 500;

    /// <summary>Of a database.</summary>
    public static LedgerAudit Of(QueryRunner queries, int maxEntries = AuditStore.MaxEntries)
    {
        var transactions = new TransactionAuditStore(queries);
        return new(new(queries, maxEntries), transactions, new(queries, transactions), new(queries, transactions), new(queries), new(queries));
    }

    /// <summary>All that <c>verify</c> goes through after the sums, in this order.</summary>
    public IReadOnlyList<AuditPhase> Phases =>
    [
        new("wallets", "balances", CheckWalletsAsync),
        new("transactions", "transactions", CheckTransactionsAsync),
        new("answers", "kept_answers", CheckAnswersAsync),
        new("batches", "batches", CheckBatchesAsync),
        new("outbox", "outbox", CheckOutboxAsync),
        new("referenced", "transactions", CheckReferencedAsync),
        new("references", "transaction_references", CheckReferencesAsync),
        new("limit profiles", "limit_profile_changes", CheckLimitProfilesAsync),
    ];

    /// <summary>Checks that the money of each currency sums to zero.</summary>
    public async Task<IReadOnlyList<Violation>> CheckSumsAsync(CancellationToken cancel) =>
    [
        .. (await wallets.SumsAsync(cancel)).Where(s => s.Sum != 0)
            .Select(s => new Violation("I2 sum", $"currency {s.Currency}", $"all balances sum to {s.Sum} minor units, not 0")),
    ];

    /// <summary>Checks the next wallets over all of their past that is kept.</summary>
    public async Task<AuditStep> CheckWalletsAsync(AuditPlace after, CancellationToken cancel)
    {
        var step = await CheckWalletsAsync(after, AuditDepth.Kept, cancel);
        var isEnd = step.Checked == 0;
        var through = isEnd ? new WalletId(long.MaxValue) : new(step.Last.Key);
        var lost = await wallets.WithoutBalanceAsync(new(after.Key), through, WalletsPerStep, cancel);
        return step with
        {
            Checked = step.Checked + lost.Count,
            Last = isEnd && lost.Count > 0 ? lost[^1].Value : step.Last,
            Violations =
            [
                .. step.Violations, .. lost.Select(w => new Violation("I13 owner", $"wallet {w}", "it has a row of its own and no balance")),
            ],
        };
    }

    /// <summary>Checks the next wallets from their newest closing on.</summary>
    public Task<AuditStep> CheckRecentWalletsAsync(AuditPlace after, CancellationToken cancel) => CheckWalletsAsync(after, AuditDepth.Recent, cancel);

    /// <summary>Checks the next transactions.</summary>
    public async Task<AuditStep> CheckTransactionsAsync(AuditPlace after, CancellationToken cancel)
    {
        var (history, found) = await transactions.TransactionsAsync(new(after.Key), TransactionsPerStep, cancel);
        return new(
            found.Count, found.Count == 0 ? after : found[^1].Id.Value,
            [.. found.Where(f => !history.IsRetired(f.Id)).SelectMany(f => f.Check())]);
    }

    /// <summary>Checks the next transactions of the days that are not closed.</summary>
    public async Task<AuditStep> CheckRecentTransactionsAsync(AuditPlace after, CancellationToken cancel)
    {
        var open = (await wallets.HistoryAsync(cancel)).OpenFrom.Value - 1;
        return await CheckTransactionsAsync(Math.Max(after.Key, open), cancel);
    }

    private async Task<AuditStep> CheckAnswersAsync(AuditPlace after, CancellationToken cancel)
    {
        var found = await answers.NextAsync((int)after.Key, after.Hash, AnswersPerStep, cancel);
        if (found.Count == 0)
            return new(0, after, []);
        var facts = await answers.FactsAsync(found.Select(f => f.Answer).OfType<Answer>(), cancel);
        return new(found.Count, new(found[^1].Day, found[^1].Hash), [.. found.SelectMany(f => f.Check(facts))]);
    }

    private async Task<AuditStep> CheckBatchesAsync(AuditPlace after, CancellationToken cancel)
    {
        var (seen, last, violations) = BatchChecks.Of(await batches.NextAsync(after.Key, cancel));
        return new(seen, last, violations);
    }

    private async Task<AuditStep> CheckOutboxAsync(AuditPlace after, CancellationToken cancel)
    {
        var found = await batches.WaitingAsync(after.Key, cancel);
        return new(found.Count, found.Count == 0 ? after : found[^1].Batch.Id, [.. found.SelectMany(f => f.Violations)]);
    }

    private async Task<AuditStep> CheckReferencedAsync(AuditPlace after, CancellationToken cancel)
    {
        var (last, missing) = await references.MissingAsync(new(after.Key), cancel);
        return last is not { } id ? new(0, after, []) : new(
            TransactionsPerStep, id.Value, [.. missing.Select(m => Reference(m.Transaction, "it is not found by its reference")).Distinct()]);
    }

    private async Task<AuditStep> CheckReferencesAsync(AuditPlace after, CancellationToken cancel)
    {
        var (rows, strays) = await references.StraysAsync(new(after.Hash, new(after.Key)), cancel);
        return new(
            rows.Count, rows.Count == 0 ? after : new(rows[^1].Transaction.Value, rows[^1].Hash),
            [.. strays.Select(s => Reference(s.Transaction, "it is found by a reference or an owner that is not its own")).Distinct()]);
    }

    // In one step: there are few.
    private async Task<AuditStep> CheckLimitProfilesAsync(AuditPlace after, CancellationToken cancel)
    {
        if (after.Key > 0)
            return new(0, after, []);
        var (rows, violations) = await profiles.CheckAsync(cancel);
        var orphans = await profiles.OrphansAsync(cancel);
        return new(
            rows + orphans.Count, 1,
            [.. violations, .. orphans.Select(o => new Violation("I13 limit profile", $"wallet {o.Wallet}", $"its profile {o.Profile} is not there"))]);
    }

    private static Violation Reference(TransactionId id, string what) => new("I12 reference", $"transaction {id}", what);

    private async Task<AuditStep> CheckWalletsAsync(AuditPlace after, AuditDepth depth, CancellationToken cancel)
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
    private async Task<AuditStep> CheckOneAsync(AuditPlace after, AuditDepth depth, CancellationToken cancel)
    {
        var next = await wallets.NextWalletAsync(new(after.Key), cancel);
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

    private async Task<AuditStep> CheckWalletsAsync(AuditPlace after, int count, AuditDepth depth, CancellationToken cancel)
    {
        var folds = await wallets.FoldAsync(new(after.Key), count, depth, cancel);
        return new(folds.Count, folds.Count == 0 ? after : folds[^1].Wallet.Id.Value, [.. folds.SelectMany(f => f.Fold.Finish()).Distinct()]);
    }

    private static bool IsOfData(Exception exception) => exception is not OperationCanceledException && DatabaseFaults.Classify(exception) is null;

    /// <summary>About how many rows a phase goes through.</summary>
    public Task<long> EstimateAsync(AuditPhase phase, CancellationToken cancel) => wallets.EstimateAsync(phase.Table, cancel);
}
