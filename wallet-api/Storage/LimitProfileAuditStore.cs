using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Audit;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>Reads profiles of limits for checking.</summary>
internal sealed class LimitProfileAuditStore(QueryRunner queries)
{
    private const int MostOrphans = 100;
    private readonly QueryRunner _patient = queries.Within(AuditStore.Patience);

    /// <summary>All profiles with their journal, followed as it is read: its length does not matter. How many rows there were, and what is wrong.</summary>
    public Task<(int Rows, IReadOnlyList<Violation> Violations)> CheckAsync(CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT ").Sql(LimitProfileColumns.ChangeNames)
            .Sql(" FROM limit_profile_changes ORDER BY currency, name, version;SELECT ").Sql(LimitProfileColumns.Names).Sql(" FROM limit_profiles");
        return _patient.SnapshotAsync(
            sql,
            async rows =>
            {
                var (fold, read) = (new LimitProfileFold(), 0);
                for (; await rows.ReadAsync(); read++)
                {
                    var (change, seal) = LimitProfileColumns.ReadChange(rows);
                    fold.Add(change, seal);
                }
                var there = await QueryRunner.NextAsync(rows, LimitProfileColumns.Read);
                return (read + there.Count, fold.Finish(there));
            },
            cancel);
    }

    /// <summary>Wallets, not closed, whose profile is not there, some of them.</summary>
    public Task<List<(WalletId Wallet, string Profile)>> OrphansAsync(CancellationToken cancel) => _patient.ListAsync(
        new SqlText().Sql($"""
            SELECT wallet_id, limit_profile FROM balances
            LEFT JOIN limit_profiles ON limit_profiles.name = limit_profile AND limit_profiles.currency = ((wallet_id >> 11) & 1023)
            WHERE limit_profile IS NOT NULL AND limit_profiles.name IS NULL AND status <> {(long)WalletStatus.Closed} LIMIT {MostOrphans}
            """),
        row => (new WalletId(row.GetInt64(0)), row.GetString(1)), stale: false, cancel);
}
