using MySqlConnector;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>
/// A change outside of batches: rows are read under locks, it is decided what to write, and that is committed. In between the server waits for us
/// for a short time only, as it does for a batch: what is locked is locked for those too.
/// </summary>
internal sealed class ShortTransaction(Database database)
{
    // Those who make the same row at once break each other's circles, a few at a time; once one has made it, the others wait in line for it.
    private const int MostTries = 10;
    private const int MostTriesWithoutServer = 2;

    private readonly string _begin = BatchTransaction.WaitShortly(database.IdleInTransaction)
        + Isolation.ReadCommitted + "START TRANSACTION;";

    /// <summary>
    /// Lets <paramref name="decide"/> say what to write, by what <paramref name="read"/> made of <paramref name="locking"/>, which leaves the reader
    /// at its last result, and by the server's time (Unix milliseconds); null for nothing. Tried once more on a server that is gone or no longer the
    /// writer, and up to ten times where the server has rolled it back (a deadlock) or another has written the same key meanwhile.
    /// </summary>
    /// <returns>Whether it is known what became of it: false where the connection was lost in commit.</returns>
    /// <exception cref="DatabaseException">The database does not answer; nothing was changed.</exception>
    public async Task<bool> RunAsync<T>(
        SqlText locking, Func<MySqlDataReader, Task<T>> read, Func<T, long, SqlText?> decide, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAsync(locking, read, decide, cancel);
            }
            catch (DatabaseException exception) when (tries < MostTriesWithoutServer && exception.Fault is (DatabaseFault.Lost or DatabaseFault.Unavailable))
            {
                await database.DropConnectionsAsync();
            }
            catch (DatabaseException exception) when (tries < MostTries && exception.Fault is (DatabaseFault.Rolled or DatabaseFault.Duplicate))
            {
                // What was not there to be locked may be there now.
            }
        }
    }

    private async Task<bool> TryAsync<T>(
        SqlText locking, Func<MySqlDataReader, Task<T>> read, Func<T, long, SqlText?> decide, CancellationToken cancel)
    {
        var (isSent, isCommitted) = (false, false);
        try
        {
            await using var connection = await database.OpenAsync(ConnectionPool.Reads, cancel);
            try
            {
                var (found, now) = await LockAsync(connection, locking, read);
                if (decide(found, now) is not { } change)
                    return true;
                isSent = true;
                await CommitAsync(connection, change);
                isCommitted = true;
                return true;
            }
            finally
            {
                if (!isCommitted)
                    await OpenTransaction.RollBackAsync(connection);
            }
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is { } fault)
        {
            if (isSent && fault == DatabaseFault.Lost)
                return false;
            throw DatabaseException.Of(exception, fault);
        }
    }

    private async Task<(T Found, long Now)> LockAsync<T>(
        MySqlConnection connection, SqlText locking, Func<MySqlDataReader, Task<T>> read)
    {
        var sql = new SqlText().Sql(_begin).Sql(locking.ToString()).Then("SELECT ").Sql(DatabaseClock.Milliseconds).Then(WriterCheck.Select);
        await using var command = sql.Command(connection);
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var found = await read(reader);
        await reader.NextResultAsync();
        await reader.ReadAsync();
        var now = reader.GetInt64(0);
        await WriterCheck.PassAsync(reader);
        return (found, now);
    }

    private static async Task CommitAsync(MySqlConnection connection, SqlText change)
    {
        await using var command = change.Then(BatchTransaction.WaitLong).Sql("COMMIT").Command(connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
