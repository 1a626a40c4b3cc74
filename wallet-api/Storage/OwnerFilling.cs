using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>Fills in the upper half of the owners of wallets that a release before has made, some at a time; what is there stays.</summary>
internal sealed class OwnerFilling(QueryRunner queries)
{
    private const int WalletsPerStep = 1000;

    private readonly QueryRunner _patient = queries.Within(TimeSpan.FromMinutes(10));

    /// <summary>Fills in all that there are.</summary>
    public async Task FillAsync(CancellationToken cancel)
    {
        // Wallets that need nothing are not locked against those who move their money.
        for (var after = 0L; await LastOfStepAsync(after, cancel) is { } last; after = last)
        {
            await _patient.ExecuteAsync(
                new SqlText().Sql($"""
                    {Isolation.ReadCommitted:sql}UPDATE balances JOIN wallets USING (wallet_id) SET owner_high = {OwnerColumns.HighOfUser:sql}
                    WHERE balances.wallet_id > {after} AND balances.wallet_id <= {last} AND owner_high IS NULL
                    """), cancel);
        }
    }

    private async Task<long?> LastOfStepAsync(long after, CancellationToken cancel)
    {
        var sql = new SqlText().Sql($"""
            SELECT MAX(wallet_id) FROM (SELECT wallet_id FROM balances WHERE wallet_id > {after} AND owner_high IS NULL AND is_system = 0
            ORDER BY wallet_id LIMIT {WalletsPerStep}) step
            """);
        return (await _patient.ListAsync(sql, row => WalletColumns.Optional(row, 0), stale: false, cancel))[0];
    }
}
