using System.Data;
using MySqlConnector;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>
/// Runs reads and statements outside of the write path. Whatever goes wrong at the database leaves as a <see cref="DatabaseException"/> with
/// its class; anything else is a bug. Without a <paramref name="timeout"/>, the connection's holds.
/// </summary>
/// <remarks>
/// A caller who gives up waits for no connection any longer, but a statement that was sent runs to its end or its timeout: the driver would cancel
/// it by KILL QUERY, over another connection for each. In the middle of a packet, MariaDB then announces a result that never comes
/// (its dispatch_command), and the driver waits for it without a limit while it disposes of the reader (MySqlDataReader.DisposeAsync).
/// </remarks>
internal sealed class QueryRunner(Database database, TimeSpan? timeout = null, ConnectionPool pool = ConnectionPool.Reads)
{
    private const int MostTries = 5;

    /// <summary>The same, with more or less patience.</summary>
    public QueryRunner Within(TimeSpan patience) => new(database, patience, pool);

    /// <summary>The same, by connections of another pool.</summary>
    public QueryRunner By(ConnectionPool other) => new(database, timeout, other);

    /// <summary>The rows of a query; as <see cref="ReadAsync"/> otherwise.</summary>
    /// <exception cref="DatabaseException">The database does not answer.</exception>
    public Task<List<T>> ListAsync<T>(SqlText sql, Func<MySqlDataReader, T> read, bool stale, CancellationToken cancel)
        => ReadAsync(sql, rows => AllAsync(rows, read), stale, cancel);

    /// <summary>
    /// What <paramref name="read"/> makes of a packet of queries, from the writer or, where a little staleness is allowed, from the reader.
    /// Asked once more when the connection is lost or the writer is no longer one: a pooled one may lead to a server that is gone or demoted.
    /// </summary>
    /// <exception cref="DatabaseException">The database does not answer.</exception>
    public async Task<T> ReadAsync<T>(SqlText sql, Func<MySqlDataReader, Task<T>> read, bool stale, CancellationToken cancel)
    {
        var source = stale ? ConnectionPool.Replica : pool;
        var text = stale ? sql : sql.Then(WriterCheck.Select);
        try
        {
            return await TruthfullyAsync(() => TryReadAsync(text, read, source, cancel), source);
        }
        catch (DatabaseException exception) when (MayBeStale(exception))
        {
            // The next connection is a new one.
        }
        return await TruthfullyAsync(() => TryReadAsync(text, read, source, cancel), source);
    }

    /// <summary>
    /// What <paramref name="read"/> makes of a packet of queries that see one moment, from the writer. The snapshot ends with it, whatever
    /// happens: the connection goes back to others.
    /// </summary>
    /// <exception cref="DatabaseException">The database does not answer.</exception>
    public Task<T> SnapshotAsync<T>(SqlText sql, Func<MySqlDataReader, Task<T>> read, CancellationToken cancel) => TruthfullyAsync(
        async () =>
        {
            await using var connection = await OpenAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, CancellationToken.None);
            await using var command = Command(sql, connection);
            command.Transaction = transaction;
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            return await read(reader);
        },
        pool);

    /// <summary>
    /// Runs a statement on the writer; the number of rows it changed. Where the server breaks a deadlock by rolling it back, it is run again, a few
    /// times. Of several statements, those before the one that was rolled back are repeated: they must bear it.
    /// </summary>
    /// <exception cref="DatabaseException">The database does not answer.</exception>
    public async Task<int> ExecuteAsync(SqlText sql, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TruthfullyAsync(() => TryExecuteAsync(sql, cancel), pool);
            }
            catch (DatabaseException exception) when (tries < MostTries && DatabaseFaults.IsDeadlock(exception))
            {
                // Those that it was in a circle with go on meanwhile.
            }
        }
    }

    /// <summary>The rows of the result that a reader is at.</summary>
    public static async Task<List<T>> AllAsync<T>(MySqlDataReader reader, Func<MySqlDataReader, T> read)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The rows of the result after the one that a reader is at.</summary>
    public static async Task<List<T>> NextAsync<T>(MySqlDataReader reader, Func<MySqlDataReader, T> read)
    {
        await reader.NextResultAsync();
        return await AllAsync(reader, read);
    }

    // Nothing has been sent yet, so also a change may be tried again: by a new connection.
    private async Task<MySqlConnection> OpenAsync(CancellationToken cancel)
    {
        try
        {
            return await database.OpenAsync(pool, cancel);
        }
        catch (MySqlException exception) when (MayBeStale(exception))
        {
            await DropAsync(exception, pool);
        }
        return await database.OpenAsync(pool, cancel);
    }

    private async Task<int> TryExecuteAsync(SqlText sql, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await using var command = Command(sql, connection);
        return await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private async Task<T> TryReadAsync<T>(SqlText sql, Func<MySqlDataReader, Task<T>> read, ConnectionPool source, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(source, cancel);
        await using var command = Command(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var result = await read(reader);
        if (source != ConnectionPool.Replica)
            await WriterCheck.PassAsync(reader);
        return result;
    }

    // Every fault of the database leaves under one name, and leaves no connection behind that led to it.
    private async Task<T> TruthfullyAsync<T>(Func<Task<T>> run, ConnectionPool source)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is { } fault)
        {
            await DropAsync(exception, source);
            throw DatabaseException.Of(exception, fault);
        }
    }

    // An answer that did not come in time is not asked for again: it would take as long.
    private static bool MayBeStale(Exception exception)
        => DatabaseFaults.Classify(exception) is DatabaseFault.Lost or DatabaseFault.Unavailable && !DatabaseFaults.IsTimeout(exception);

    // One lost connection says something of those of its own pool; a server that is no longer the writer, of all.
    private async Task DropAsync(Exception exception, ConnectionPool source)
    {
        if (!MayBeStale(exception))
            return;
        if (DatabaseFaults.Classify(exception) == DatabaseFault.Unavailable && source != ConnectionPool.Replica)
            await database.DropConnectionsAsync();
        else
            await database.DropConnectionsAsync(source);
    }

    private MySqlCommand Command(SqlText sql, MySqlConnection connection)
    {
        var command = sql.Command(connection);
        if (timeout is { } patience)
            command.CommandTimeout = (int)patience.TotalSeconds;
        return command;
    }
}
