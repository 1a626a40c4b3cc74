using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Batching;

/// <summary>
/// Writes down the end of holds that nobody asks about, so that events and statements have it too. Nothing depends on when it comes by: a
/// hold ends at its time for everyone who looks.
/// </summary>
internal sealed class ExpirySweeper(QueryRunner queries, ILedger ledger, TimeProvider clock) : BackgroundService
{
    private const int MaxWallets = 500;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Period, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await Task.WhenAll((await DueAsync(stoppingToken)).Select(wallet => ledger.ExecuteAsync(new ReleaseExpired(wallet))));
            }
            catch (Exception exception) when (exception is DatabaseUnavailableException or OperationCanceledException)
            {
                // The next round finds them.
            }
        }
    }

    private Task<List<WalletId>> DueAsync(CancellationToken cancel)
    {
        var sql = new SqlText().Sql("SELECT wallet_id FROM balances WHERE next_expiry <= ").Number(clock.GetUtcNow().ToUnixTimeMilliseconds())
            .Sql(" LIMIT ").Number(MaxWallets);
        return queries.ListAsync(sql, row => new WalletId(row.GetInt64(0)), stale: false, cancel);
    }
}
