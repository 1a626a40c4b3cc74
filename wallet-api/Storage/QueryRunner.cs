using System.Data;
using MySqlConnector;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage;

/// <summary>Runs reads outside of the write path. Without a <paramref name="timeout"/>, the connection's holds.</summary>
internal sealed class QueryRunner(Database database, TimeSpan? timeout = null)
{
    /// <summary>The same, with more or less patience.</summary>
    public QueryRunner Within(TimeSpan patience) => new(database, patience);

    /// <summary>The rows of a query; as <see cref="ReadAsync"/> otherwise.</summary>
    /// <exception cref="DatabaseUnavailableException">The database does not answer.</exception>
    public Task<List<T>> ListAsync<T>(SqlText sql, Func<MySqlDataReader, T> read, bool stale, CancellationToken cancel)
        => ReadAsync(sql, rows => AllAsync(rows, read, cancel), stale, cancel);

    /// <summary>
    /// What <paramref name="read"/> makes of a packet of queries, from the writer or, where a little staleness is allowed, from the reader.
    /// Asked once more when the connection is lost: a pooled one may lead to a server that is gone.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database does not answer.</exception>
    public async Task<T> ReadAsync<T>(SqlText sql, Func<MySqlDataReader, Task<T>> read, bool stale, CancellationToken cancel)
    {
        try
        {
            return await TryReadAsync(sql, read, stale, cancel);
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is DatabaseFault.Lost or DatabaseFault.Unavailable)
        {
            await database.DropConnectionsAsync();
        }
        try
        {
            return await TryReadAsync(sql, read, stale, cancel);
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is not null)
        {
            throw new DatabaseUnavailableException("The database does not answer.", exception);
        }
    }

    /// <summary>
    /// What <paramref name="read"/> makes of a packet of queries that see one moment, from the writer. The snapshot ends with it, whatever
    /// happens: the connection goes back to others.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database does not answer.</exception>
    public async Task<T> SnapshotAsync<T>(SqlText sql, Func<MySqlDataReader, Task<T>> read, CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.OpenWriterAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            await using var command = Command(sql, connection);
            command.Transaction = transaction;
            await using var reader = await command.ExecuteReaderAsync(cancel);
            return await read(reader);
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is not null)
        {
            throw new DatabaseUnavailableException("The database does not answer.", exception);
        }
    }

    /// <summary>Runs a statement on the writer; the number of rows it changed.</summary>
    /// <exception cref="DatabaseUnavailableException">The database does not answer.</exception>
    public async Task<int> ExecuteAsync(SqlText sql, CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.OpenWriterAsync(cancel);
            await using var command = Command(sql, connection);
            return await command.ExecuteNonQueryAsync(cancel);
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is not null)
        {
            throw new DatabaseUnavailableException("The database does not answer.", exception);
        }
    }

    /// <summary>The rows of the result that a reader is at.</summary>
    public static async Task<List<T>> AllAsync<T>(MySqlDataReader reader, Func<MySqlDataReader, T> read, CancellationToken cancel)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The rows of the result after the one that a reader is at.</summary>
    public static async Task<List<T>> NextAsync<T>(MySqlDataReader reader, Func<MySqlDataReader, T> read, CancellationToken cancel)
    {
        await reader.NextResultAsync(cancel);
        return await AllAsync(reader, read, cancel);
    }

    private async Task<T> TryReadAsync<T>(SqlText sql, Func<MySqlDataReader, Task<T>> read, bool stale, CancellationToken cancel)
    {
        await using var connection = await (stale ? database.OpenReaderAsync(cancel) : database.OpenWriterAsync(cancel));
        await using var command = Command(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await read(reader);
    }

    private MySqlCommand Command(SqlText sql, MySqlConnection connection)
    {
        var command = sql.Command(connection);
        if (timeout is { } patience)
            command.CommandTimeout = (int)patience.TotalSeconds;
        return command;
    }
}
