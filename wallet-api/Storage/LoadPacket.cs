using Wallet.Api.Commands;

namespace Wallet.Api.Storage;

/// <summary>
/// The packet that opens a batch's transaction: lock the wallets in key order in one statement (so batches queue up behind each
/// other and never deadlock), then read the clock, then the kept answers.
/// </summary>
internal static class LoadPacket
{
    // The leading ROLLBACK makes sure that nothing a pooled connection may have left open is ever committed by START TRANSACTION.
    private const string Begin = "ROLLBACK;SET TRANSACTION ISOLATION LEVEL READ COMMITTED;START TRANSACTION;";

    private const string SelectWallets =
        "SELECT " + WalletColumns.Names + " FROM balances FORCE INDEX (PRIMARY) WHERE wallet_id IN (";

    /// <summary>The SQL for a batch.</summary>
    public static string Write(IReadOnlyCollection<WalletId> wallets, IReadOnlyCollection<IdempotencyKey> keys)
    {
        var sql = new SqlText().Sql(Begin);
        if (wallets.Count > 0)
            sql.Sql(SelectWallets).List(wallets, (s, id) => s.Number(id.Value)).Sql(") ORDER BY wallet_id FOR UPDATE;");
        sql.Sql("SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED);");
        foreach (var day in keys.GroupBy(k => k.Day))
        {
            sql.Sql("SELECT key_hash, fingerprint, code, subject, posted, available, version, items FROM kept_answers WHERE key_day = ")
                .Number(day.Key).Sql(" AND key_hash IN (").List([.. day], (s, key) => s.Bytes(key.Hash)).Sql(");");
        }
        return sql.ToString();
    }
}
