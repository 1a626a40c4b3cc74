using MySqlConnector;
using Wallet.Api.Storage.Access;
using Wallet.Api.Storage.Tls;

namespace Wallet.Api.Storage;

/// <summary>The writer and the reader of one cluster, with a pool for each kind of work.</summary>
internal sealed class Database : IDisposable
{
    // What MySQL 8 takes by default; the server's own number is read with the first batch and by the probe.
    private const long UsualPacket = 64L << 20;
    private readonly DatabaseOptions _options;
    private readonly ILogin _login;
    private readonly CertificateCheck? _writerCheck;
    private readonly CertificateCheck? _readerCheck;
    private volatile UserPools _pools;
    private long _maxPacket = UsualPacket;

    static Database() => ConnectError.Listen();

    /// <exception cref="IOException">A file of certificates or credentials cannot be used; the message has its path and setting.</exception>
    public Database(DatabaseOptions options, TimeProvider? clock = null)
    {
        _options = options;
        _login = options.Login(clock ?? TimeProvider.System);
        _pools = UserPools.Of(options, _login.Username);
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

    /// <summary>A connection of a pool. One that the server refuses is asked for once more where there is another password by now.</summary>
    public async Task<MySqlConnection> OpenAsync(ConnectionPool pool, CancellationToken cancel)
    {
        var seen = _login.Version;
        try
        {
            return await TryOpenAsync(pool, cancel);
        }
        catch (MySqlException exception) when (DatabaseFaults.Classify(exception) == DatabaseFault.Denied && _login.Renew(seen))
        {
            // It was replaced, and what we had shown was of before.
        }
        return await TryOpenAsync(pool, cancel);
    }

    /// <summary>Gives up all idle connections: after a failover they lead to the demoted writer, or nowhere.</summary>
    public async Task DropConnectionsAsync()
    {
        foreach (var pool in Enum.GetValues<ConnectionPool>())
            await DropConnectionsAsync(pool);
    }

    /// <summary>Gives up the idle connections of one pool.</summary>
    public async Task DropConnectionsAsync(ConnectionPool pool)
    {
        await using var connection = Create(pool, _pools);
        await MySqlConnection.ClearPoolAsync(connection);
    }

    /// <summary>Leaves no connection behind: the driver's pools would keep them for minutes.</summary>
    public void Dispose() => Drop(_pools);

    private async Task<MySqlConnection> TryOpenAsync(ConnectionPool pool, CancellationToken cancel)
    {
        var connection = Create(pool, PoolsOfNow());
        try
        {
            await ConnectError.OpenAsync(connection, cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private MySqlConnection Create(ConnectionPool pool, UserPools pools)
    {
        var connection = new MySqlConnection(pools.Settings[pool])
        {
            ProvidePasswordCallback = asked => _login.PasswordFor(asked.Server, asked.Port),
        };
        if ((pool == ConnectionPool.Replica ? _readerCheck : _writerCheck) is { } check)
            connection.RemoteCertificateValidationCallback = check.Accepts;
        return connection;
    }

    // Pools are a user's. Those of the user of before end as their connections come back.
    private UserPools PoolsOfNow()
    {
        var (pools, username) = (_pools, _login.Username);
        if (pools.Username == username)
            return pools;
        var next = UserPools.Of(_options, username);
        if (Interlocked.CompareExchange(ref _pools, next, pools) == pools)
            Drop(pools);
        return next;
    }

    private void Drop(UserPools pools)
    {
        foreach (var pool in pools.Settings.Keys)
        {
            using var connection = Create(pool, pools);
            MySqlConnection.ClearPool(connection);
        }
    }

    /// <summary>The driver's settings for each pool of a user.</summary>
    private sealed record UserPools(string Username, IReadOnlyDictionary<ConnectionPool, string> Settings)
    {
        public static UserPools Of(DatabaseOptions options, string username)
            => new(username, Enum.GetValues<ConnectionPool>().ToDictionary(pool => pool, pool => options.ConnectionString(pool, username)));
    }
}
