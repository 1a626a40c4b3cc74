using MySqlConnector;
using Wallet.Api.Storage.Tls;

namespace Wallet.Api.Storage;

/// <summary>The writer and the reader of one cluster, with a pool for each kind of work.</summary>
internal sealed class Database : IDisposable
{
    // What MySQL 8 takes by default; the server's own number is read with the first batch and by the probe.
    private const long UsualPacket = 64L << 20;
    private readonly DatabaseOptions _options;
    private readonly Dictionary<ConnectionPool, string> _pools;
    private readonly CertificateCheck? _writerCheck;
    private readonly CertificateCheck? _readerCheck;
    private long _maxPacket = UsualPacket;

    /// <exception cref="IOException">The file of certificates cannot be used; the message has its path and setting.</exception>
    public Database(DatabaseOptions options)
    {
        _options = options;
        _pools = Enum.GetValues<ConnectionPool>().ToDictionary(pool => pool, options.ConnectionString);
        if (options.Tls != DatabaseTls.Verify)
            return;
        _writerCheck = CertificateCheck.Of(options, options.Host);
        _readerCheck = CertificateCheck.Of(options, options.ReaderHost ?? options.Host);
    }

    /// <summary>How long a transaction may wait for us before the server ends it.</summary>
    public TimeSpan IdleInTransaction => _options.IdleInTransaction;

    /// <summary>The longest packet that the server takes, as it last said.</summary>
    public long MaxPacket
    {
        get => Interlocked.Read(ref _maxPacket);
        set => Interlocked.Exchange(ref _maxPacket, value);
    }

    /// <summary>A connection that sees every commit and may write.</summary>
    public Task<MySqlConnection> OpenWriterAsync(CancellationToken cancel) => OpenAsync(ConnectionPool.Reads, cancel);

    /// <summary>A connection of a pool.</summary>
    public async Task<MySqlConnection> OpenAsync(ConnectionPool pool, CancellationToken cancel)
    {
        var connection = Create(pool);
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

    /// <summary>A connection of a pool that is not open yet.</summary>
    public MySqlConnection Create(ConnectionPool pool)
    {
        var connection = new MySqlConnection(_pools[pool]);
        if ((pool == ConnectionPool.Replica ? _readerCheck : _writerCheck) is { } check)
            connection.RemoteCertificateValidationCallback = check.Accepts;
        return connection;
    }

    /// <summary>Gives up all idle connections: after a failover they lead to the demoted writer, or nowhere.</summary>
    public async Task DropConnectionsAsync()
    {
        foreach (var pool in _pools.Keys)
            await DropConnectionsAsync(pool);
    }

    /// <summary>Leaves no connection behind: the driver's pools would keep them for minutes.</summary>
    public void Dispose()
    {
        foreach (var pool in _pools.Keys)
        {
            using var connection = Create(pool);
            MySqlConnection.ClearPool(connection);
        }
    }

    /// <summary>Gives up the idle connections of one pool.</summary>
    public async Task DropConnectionsAsync(ConnectionPool pool)
    {
        await using var connection = Create(pool);
        await MySqlConnection.ClearPoolAsync(connection);
    }
}
