using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Balances;

/// <summary>
/// Replaces what is kept with a wallet besides its balance, if the wallet is as the caller thinks. In between the server waits for us for a short
/// time only, as it does for a batch: the wallet is locked for those too.
/// </summary>
internal sealed class MetadataWriter(Database database)
{
    private readonly string _begin = BatchTransaction.WaitShortly(database.IdleInTransaction)
        + "ROLLBACK;SET TRANSACTION ISOLATION LEVEL READ COMMITTED;START TRANSACTION;";

    /// <summary>
    /// Reads the wallet under its lock, lets <paramref name="allows"/> judge, and replaces the metadata (a JSON object or null), in one
    /// transaction; in a dry run, does all of that but the last. Tried once more on a server that is gone or no longer the writer.
    /// </summary>
    /// <exception cref="DatabaseException">The database does not answer; nothing was changed.</exception>
    public async Task<MetadataChange> ReplaceAsync(
        WalletId id, string? metadata, Func<WalletView, bool> allows, bool isDryRun, CancellationToken cancel)
    {
        try
        {
            return await TryReplaceAsync(id, metadata, allows, isDryRun, cancel);
        }
        catch (DatabaseException exception) when (exception.Fault is DatabaseFault.Lost or DatabaseFault.Unavailable)
        {
            await database.DropConnectionsAsync();
        }
        return await TryReplaceAsync(id, metadata, allows, isDryRun, cancel);
    }

    private async Task<MetadataChange> TryReplaceAsync(
        WalletId id, string? metadata, Func<WalletView, bool> allows, bool isDryRun, CancellationToken cancel)
    {
        var isSent = false;
        try
        {
            await using var connection = await database.OpenAsync(ConnectionPool.Reads, cancel);
            var view = await LockAsync(connection, id, cancel);
            if (view is null || !allows(view))
                return await EndAsync(connection, new(view, MetadataOutcome.Refused));
            var changed = new MetadataChange(view with { Metadata = metadata }, MetadataOutcome.Replaced);
            if (isDryRun)
                return await EndAsync(connection, changed);
            isSent = true;
            var sql = new SqlText().Sql("UPDATE wallets SET metadata = ").Text(metadata).Sql(" WHERE wallet_id = ").Number(id.Value);
            await ExecuteAsync(connection, sql.Then(BatchTransaction.WaitLong).Sql("COMMIT"));
            return changed;
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is { } fault)
        {
            if (isSent && fault == DatabaseFault.Lost)
                return new(null, MetadataOutcome.Unknown);
            throw DatabaseException.Of(exception, fault);
        }
    }

    private async Task<WalletView?> LockAsync(MySqlConnection connection, WalletId id, CancellationToken cancel)
    {
        var sql = new SqlText().Sql(_begin).Sql(WalletReader.Select).Sql("balances.wallet_id = ").Number(id.Value).Sql(" FOR UPDATE")
            .Then(WriterCheck.Select);
        await using var command = sql.Command(connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var view = await reader.ReadAsync(cancel) ? WalletReader.Read(reader) : null;
        await WriterCheck.PassAsync(reader, cancel);
        return view;
    }

    private static async Task<MetadataChange> EndAsync(MySqlConnection connection, MetadataChange change)
    {
        await ExecuteAsync(connection, new SqlText().Sql(BatchTransaction.WaitLong).Sql("ROLLBACK"));
        return change;
    }

    private static async Task ExecuteAsync(MySqlConnection connection, SqlText sql)
    {
        await using var command = sql.Command(connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
