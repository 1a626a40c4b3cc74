using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>Holds, as the writer has them.</summary>
internal sealed class HoldStore(QueryRunner queries)
{
    /// <summary>The hold; null when the wallet has none with this id.</summary>
    public async Task<Hold?> FindAsync(WalletId wallet, TransactionId id, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"SELECT {HoldColumns.Names:sql} FROM holds WHERE wallet_id = {wallet.Value} AND hold_id = {id.Value}");
        return (await queries.ListAsync(sql, HoldColumns.Read, stale: false, cancel)).SingleOrDefault();
    }

    /// <summary>A wallet's holds, newest first, those before <paramref name="before"/>.</summary>
    public Task<List<Hold>> OfWalletAsync(WalletId wallet, TransactionId before, int limit, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"""
            SELECT {HoldColumns.Names:sql} FROM holds WHERE wallet_id = {wallet.Value} AND hold_id < {before.Value}
            ORDER BY hold_id DESC LIMIT {limit}
            """);
        return queries.ListAsync(sql, HoldColumns.Read, stale: false, cancel);
    }

    /// <summary>Some wallets with a hold that ends at <paramref name="now"/> or before, and is not written down as ended.</summary>
    public Task<List<WalletId>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"SELECT wallet_id FROM balances WHERE next_expiry <= {now.ToUnixTimeMilliseconds()} LIMIT {limit}");
        return queries.ListAsync(sql, row => new WalletId(row.GetInt64(0)), stale: false, cancel);
    }
}
