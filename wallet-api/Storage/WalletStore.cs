using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>Wallets, one by one and by user, and what is kept with them besides balances.</summary>
internal sealed class WalletStore(QueryRunner queries)
{
    /// <summary>A query for wallets, without its condition.</summary>
    public const string Select =
        "SELECT " + WalletColumns.Names + ", user_id, external_id, metadata FROM balances JOIN wallets USING (wallet_id) WHERE ";

    /// <summary>The wallet; null when there is none.</summary>
    public async Task<WalletView?> FindAsync(WalletId id, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"{Select:sql}balances.wallet_id = {id.Value}");
        return (await queries.ListAsync(sql, Read, stale: false, cancel)).SingleOrDefault();
    }

    /// <summary>A user's wallets, oldest first, those after <paramref name="after"/>.</summary>
    public Task<List<WalletView>> OfUserAsync(string userId, WalletId after, int limit, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"""
            {Select:sql}user_id = {userId} AND balances.wallet_id > {after.Value} ORDER BY balances.wallet_id LIMIT {limit}
            """);
        return queries.ListAsync(sql, Read, stale: false, cancel);
    }

    /// <summary>Reads a row of <see cref="Select"/>.</summary>
    public static WalletView Read(MySqlDataReader row) => new(
        WalletColumns.Read(row), row.GetString(WalletColumns.Count), row.OptionalText(WalletColumns.Count + 1),
        row.OptionalText(WalletColumns.Count + 2));
}
