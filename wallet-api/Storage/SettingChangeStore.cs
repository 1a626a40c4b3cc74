using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>The journal of settings, as the writer has it.</summary>
internal sealed class SettingChangeStore(QueryRunner queries)
{
    /// <summary>A wallet's changes before number <paramref name="before"/>, newest first.</summary>
    public async Task<IReadOnlyList<SettingChange>> NewestAsync(WalletId wallet, long before, int limit, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"""
            SELECT {SettingColumns.Names:sql} FROM setting_changes WHERE wallet_id = {wallet.Value} AND sequence < {before}
            ORDER BY sequence DESC LIMIT {limit}
            """);
        return [.. (await queries.ListAsync(sql, SettingColumns.Read, stale: false, cancel)).Select(read => read.Change)];
    }
}
