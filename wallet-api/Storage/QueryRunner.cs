using MySqlConnector;

namespace Wallet.Api.Storage;

/// <summary>Runs reads outside of the write path.</summary>
internal sealed class QueryRunner(Database database)
{
    /// <summary>The rows of a query, from the writer or, where a little staleness is allowed, from the reader.</summary>
    /// <exception cref="DatabaseUnavailableException">The database does not answer.</exception>
    public async Task<List<T>> ListAsync<T>(SqlText sql, Func<MySqlDataReader, T> read, bool stale, CancellationToken cancel)
    {
        try
        {
            await using var connection = await (stale ? database.OpenReaderAsync(cancel) : database.OpenWriterAsync(cancel));
            await using var command = new MySqlCommand(sql.ToString(), connection);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancel))
                rows.Add(read(reader));
            return rows;
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
            await using var command = new MySqlCommand(sql.ToString(), connection);
            return await command.ExecuteNonQueryAsync(cancel);
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is not null)
        {
            throw new DatabaseUnavailableException("The database does not answer.", exception);
        }
    }
}
