using MySqlConnector;

namespace Wallet.Api.Storage;

/// <summary>The writer and the reader of one cluster, each with its own pool.</summary>
internal sealed class Database(DatabaseOptions options)
{
    private readonly string _writer = options.ConnectionString(options.Host);
    private readonly string _reader = options.ConnectionString(options.ReaderHost ?? options.Host);

    /// <summary>How long a transaction may wait for us before the server ends it.</summary>
    public TimeSpan IdleInTransaction => options.IdleInTransaction;

    /// <summary>A connection that sees every commit and may write.</summary>
    public Task<MySqlConnection> OpenWriterAsync(CancellationToken cancel) => OpenAsync(_writer, cancel);

    /// <summary>A connection that may be a little behind and must not write.</summary>
    public Task<MySqlConnection> OpenReaderAsync(CancellationToken cancel) => OpenAsync(_reader, cancel);

    /// <summary>Gives up all idle connections: after a failover they lead to the demoted writer, or nowhere.</summary>
    public async Task DropConnectionsAsync()
    {
        foreach (var connectionString in (string[])[_writer, _reader])
        {
            await using var connection = new MySqlConnection(connectionString);
            await MySqlConnection.ClearPoolAsync(connection);
        }
    }

    private static async Task<MySqlConnection> OpenAsync(string connectionString, CancellationToken cancel)
    {
        var connection = new MySqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
