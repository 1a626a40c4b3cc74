using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.References;

/// <summary>Looks references up. A page costs a page, however many transactions have the reference and whomever they belong to.</summary>
internal sealed class ReferenceStore(QueryRunner queries)
{
    // Of those that the table does not have yet; a page stops here and the next goes on.
    private const int MaxScanned = 500;

    /// <summary>
    /// Transactions with a reference, oldest first, those after <paramref name="after"/>; only those of <paramref name="caller"/>'s wallets,
    /// whose user id is <paramref name="userId"/>, unless the caller may see all.
    /// </summary>
    public async Task<ReferencePage> FindAsync(
        string reference, Caller caller, string userId, TransactionId after, int limit, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"""
            SELECT transaction_id FROM transaction_references
            WHERE reference_hash = {TransactionReference.HashFor(caller, reference)} AND transaction_id > {after.Value}
            ORDER BY transaction_id LIMIT {limit + 1};{FillingStore.Select:sql}
            """);
        var (ids, filling) = await queries.ReadAsync(
            sql,
            async rows => (await QueryRunner.AllAsync(rows, row => (new TransactionId(row.GetInt64(0)), true)),
                (await QueryRunner.NextAsync(rows, FillingStore.Read))[0]),
            stale: false, cancel);
        var found = ReferenceHits.Of(ids, limit + 1);
        if (filling.IsFilled)
            return ReferencePage.Of(limit, found);
        var from = after > filling.FilledTo ? after : filling.FilledTo;
        return ReferencePage.Of(limit, found, await ScanAsync(reference, caller.AnyWallet ? null : userId, from, cancel));
    }

    // Transactions that a release of before has written may have no row in the table yet: the index of then has them.
    private async Task<ReferenceHits> ScanAsync(string reference, string? userId, TransactionId after, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT scanned.transaction_id, ");
        if (userId is null)
            sql.Sql("1");
        else
        {
            sql.Sql($"""
                EXISTS (SELECT 1 FROM wallets
                JOIN entries ON entries.wallet_id = wallets.wallet_id AND entries.transaction_id = scanned.transaction_id
                WHERE wallets.user_id = {userId})
                """);
        }
        sql.Sql($"""
             FROM (SELECT transaction_id FROM transactions WHERE reference = {reference} AND transaction_id > {after.Value}
            ORDER BY transaction_id LIMIT {MaxScanned}) scanned ORDER BY scanned.transaction_id
            """);
        var seen = await queries.ListAsync(sql, row => (new TransactionId(row.GetInt64(0)), row.GetInt64(1) != 0), stale: false, cancel);
        return ReferenceHits.Of(seen, MaxScanned);
    }
}
