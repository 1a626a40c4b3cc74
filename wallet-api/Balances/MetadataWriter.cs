using System.Data;
using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Balances;

/// <summary>Replaces what is kept with a wallet besides its balance, if the wallet is as the caller thinks.</summary>
internal sealed class MetadataWriter(Database database)
{
    /// <summary>
    /// Reads the wallet under its lock, lets <paramref name="allows"/> judge, and replaces the metadata (a JSON object or null), in one
    /// transaction; in a dry run, does all of that but the last.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database does not answer; nothing was changed.</exception>
    public async Task<MetadataChange> ReplaceAsync(
        WalletId id, string? metadata, Func<WalletView, bool> allows, bool isDryRun, CancellationToken cancel)
    {
        var isSent = false;
        try
        {
            await using var connection = await database.OpenWriterAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
            var view = await LockAsync(transaction, id, cancel);
            if (view is null || !allows(view))
                return new(view, MetadataOutcome.Refused);
            if (isDryRun)
                return new(view with { Metadata = metadata }, MetadataOutcome.Replaced);
            await WriteAsync(transaction, id, metadata, cancel);
            isSent = true;
            await transaction.CommitAsync(CancellationToken.None);
            return new(view with { Metadata = metadata }, MetadataOutcome.Replaced);
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is { } fault)
        {
            if (isSent && fault == DatabaseFault.Lost)
                return new(null, MetadataOutcome.Unknown);
            throw new DatabaseUnavailableException("The database does not answer.", exception);
        }
    }

    private static async Task<WalletView?> LockAsync(MySqlTransaction transaction, WalletId id, CancellationToken cancel)
    {
        var sql = new SqlText().Sql(WalletReader.Select).Sql("balances.wallet_id = ").Number(id.Value).Sql(" FOR UPDATE");
        await using var command = sql.Command(transaction.Connection!);
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? WalletReader.Read(reader) : null;
    }

    private static async Task WriteAsync(MySqlTransaction transaction, WalletId id, string? metadata, CancellationToken cancel)
    {
        var sql = new SqlText().Sql("UPDATE wallets SET metadata = ").Text(metadata).Sql(" WHERE wallet_id = ").Number(id.Value);
        await using var command = sql.Command(transaction.Connection!);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
