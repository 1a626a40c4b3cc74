using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>What the write path needs besides the batch's own transaction.</summary>
internal sealed class LedgerStore(Database database)
{
    /// <summary>Begins a batch's transaction.</summary>
    public Task<BatchTransaction> BeginAsync(CancellationToken cancel) => BatchTransaction.BeginAsync(database, cancel);

    /// <summary>Makes the rows of system wallets that do not exist yet; harmless when another lane makes them too.</summary>
    public async Task EnsureAsync(IReadOnlyCollection<WalletId> systemWallets, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("INSERT IGNORE INTO balances (wallet_id, is_system, chain) VALUES ")
            .List(systemWallets, (s, id) => s.Sql($"({id.Value},1,{UInt128.Zero})"));
        await ExecuteAsync(sql.ToString(), cancel);
    }

    /// <summary>
    /// Settles what became of a batch whose commit was not answered: writes a tombstone under its key. If that succeeds, the batch is not
    /// there and can never be (false); if the key is taken, it was committed. Waits for a commit that is still under way.
    /// </summary>
    public async Task<bool> SettleAsync(TransactionId batch, long nonce, CancellationToken cancel)
    {
        var row = new SqlText().Sql("INSERT INTO " + BatchColumns.Table + " VALUES ");
        BatchColumns.Write(row, batch, nonce, size: -1);
        try
        {
            await ExecuteAsync(row.ToString(), cancel);
            return false;
        }
        catch (MySqlException exception) when (DatabaseFaults.Classify(exception) == DatabaseFault.Duplicate)
        {
            await using var connection = await database.OpenAsync(ConnectionPool.Batches, cancel);
            var query = new SqlText().Sql($"""
                SELECT COUNT(*) FROM batches WHERE size >= 0 AND nonce = {nonce} AND batch_id = {batch.Value};{DurabilityBarrier.Pass:sql}
                """);
            await using var command = query.Command(connection);
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            await reader.ReadAsync(CancellationToken.None);
            var isThere = reader.GetInt64(0) == 1;
            await reader.NextResultAsync(CancellationToken.None);
            return isThere;
        }
    }

    /// <summary>The longest packet that the server takes.</summary>
    public long MaxPacket => database.MaxPacket;

    /// <summary>Forgets idle connections, so that the next one is made to the writer of now.</summary>
    public Task ReconnectAsync() => database.DropConnectionsAsync();

    private async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(ConnectionPool.Batches, cancel);
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
