using MySqlConnector;

namespace Wallet.Api.Storage;

/// <summary>Runs reads outside of the write path.</summary>
internal sealed class QueryRunner(Database database)
{
    /// <summary>
    /// The rows of a query, from the writer or, where a little staleness is allowed, from the reader. Asked once more when the connection
    /// is lost: a pooled one may lead to a server that is gone.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database does not answer.</exception>
    public async Task<List<T>> ListAsync<T>(SqlText sql, Func<MySqlDataReader, T> read, bool stale, CancellationToken cancel)
    {
        try
        {
            return await TryListAsync(sql, read, stale, cancel);
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is DatabaseFault.Lost or DatabaseFault.Unavailable)
        {
            await database.DropConnectionsAsync();
        }
        try
        {
            return await TryListAsync(sql, read, stale, cancel);
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
            await using var command = sql.Command(connection);
            return await command.ExecuteNonQueryAsync(cancel);
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is { } fault)
        {
            throw new DatabaseUnavailableException("The database does not answer.", exception) { IsUnconfirmed = fault == DatabaseFault.Lost };
        }
    }

    private async Task<List<T>> TryListAsync<T>(SqlText sql, Func<MySqlDataReader, T> read, bool stale, CancellationToken cancel)
    {
        await using var connection = await (stale ? database.OpenReaderAsync(cancel) : database.OpenWriterAsync(cancel));
        await using var command = sql.Command(connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(read(reader));
        return rows;
    }
}
