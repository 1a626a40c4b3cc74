using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>Balances with the time up to which they include everything.</summary>
internal sealed class BalanceStore(QueryRunner queries)
{
    /// <summary>
    /// Those of some wallets; without a time if <paramref name="stale"/> and the replica does not know how old it is. The time is read first: what is
    /// read after it includes all up to it.
    /// </summary>
    /// <exception cref="DatabaseException">The database does not answer.</exception>
    public Task<(DateTimeOffset? AsOf, List<WalletState> Wallets)> LoadAsync(
        IReadOnlyCollection<WalletId> wallets, bool stale, CancellationToken cancel)
    {
        var sql = new SqlText().Sql(stale ? Heartbeat.Select : $"SELECT {DatabaseClock.Milliseconds};")
            .Sql("SELECT ").Sql(WalletColumns.Names).Sql(" FROM balances WHERE wallet_id IN (").List(wallets, (s, id) => s.Number(id.Value)).Sql(")");
        return queries.ReadAsync(
            sql,
            async rows => (Time((await QueryRunner.AllAsync(rows, row => WalletColumns.Optional(row, 0)))[0]),
                await QueryRunner.NextAsync(rows, WalletColumns.Read)),
            stale, cancel);
    }

    private static DateTimeOffset? Time(long? milliseconds)
        => milliseconds is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
