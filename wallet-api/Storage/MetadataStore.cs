using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>
/// Replaces what is kept with a wallet besides its balance, if the wallet is as the caller thinks. In between the server waits for us for a short
/// time only, as it does for a batch: the wallet is locked for those too.
/// </summary>
internal sealed class MetadataStore(Database database)
{
    private readonly string _begin = BatchTransaction.WaitShortly(database.IdleInTransaction)
        + "ROLLBACK;SET TRANSACTION ISOLATION LEVEL READ COMMITTED;START TRANSACTION;";

    /// <summary>
    /// Reads the wallet under its lock, lets <paramref name="allows"/> judge, replaces the metadata (a JSON object or null) and journals that
    /// <paramref name="by"/> did, in one transaction; in a dry run, reads and judges alone. Tried once more on a server that is gone or no longer
    /// the writer.
    /// </summary>
    /// <exception cref="DatabaseException">The database does not answer; nothing was changed.</exception>
    public async Task<MetadataChange> ReplaceAsync(
        WalletId id, string? metadata, Func<WalletView, bool> allows, string? by, bool isDryRun, CancellationToken cancel)
    {
        try
        {
            return await TryReplaceAsync(id, metadata, allows, by, isDryRun, cancel);
        }
        catch (DatabaseException exception) when (exception.Fault is DatabaseFault.Lost or DatabaseFault.Unavailable)
        {
            await database.DropConnectionsAsync();
        }
        return await TryReplaceAsync(id, metadata, allows, by, isDryRun, cancel);
    }

    private async Task<MetadataChange> TryReplaceAsync(
        WalletId id, string? metadata, Func<WalletView, bool> allows, string? by, bool isDryRun, CancellationToken cancel)
    {
        var isSent = false;
        try
        {
            await using var connection = await database.OpenAsync(ConnectionPool.Reads, cancel);
            var (view, now) = await LockAsync(connection, id, cancel);
            if (view is null || !allows(view))
                return await EndAsync(connection, new(view, MetadataOutcome.Refused));
            var changed = new MetadataChange(view with { Metadata = metadata }, MetadataOutcome.Replaced);
            if (isDryRun)
                return await EndAsync(connection, changed);
            isSent = true;
            await ExecuteAsync(connection, Change(view, metadata, now, by).Sql(BatchTransaction.WaitLong).Sql("COMMIT"));
            return changed;
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is { } fault)
        {
            if (isSent && fault == DatabaseFault.Lost)
                return new(null, MetadataOutcome.Unknown);
            throw DatabaseException.Of(exception, fault);
        }
    }

    // What is already so is no change.
    private static SqlText Change(WalletView view, string? metadata, long now, string? by)
    {
        var sql = new SqlText();
        if (view.Metadata == metadata)
            return sql;
        var (wallet, profile) = (view.State, new WalletProfile(view.UserId, view.ExternalId, metadata));
        var rows = SettingJournal.Of(wallet, WalletSettings.Of(wallet), Setting.Metadata, now, by, profile.Digest);
        return sql.Sql("UPDATE wallets SET metadata = ").Text(metadata).Sql(" WHERE wallet_id = ").Number(wallet.Id.Value).Sql(";")
            .Insert(SettingColumns.Table, rows, SettingColumns.Write)
            .Sql("UPDATE balances SET settings_version = ").Number(rows[^1].Sequence).Sql(" WHERE wallet_id = ").Number(wallet.Id.Value).Sql(";");
    }

    private async Task<(WalletView? View, long Now)> LockAsync(MySqlConnection connection, WalletId id, CancellationToken cancel)
    {
        var sql = new SqlText().Sql(_begin).Sql(WalletStore.Select).Sql("balances.wallet_id = ").Number(id.Value).Sql(" FOR UPDATE;SELECT ")
            .Sql(DatabaseClock.Milliseconds).Then(WriterCheck.Select);
        await using var command = sql.Command(connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var view = await reader.ReadAsync(cancel) ? WalletStore.Read(reader) : null;
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        var now = reader.GetInt64(0);
        await WriterCheck.PassAsync(reader, cancel);
        return (view, now);
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
