using MySqlConnector;
using Wallet.Api.Credentials;
using Wallet.Api.Storage.Access;

namespace Wallet.Api.Storage;

/// <summary>Where the database is and how to reach it.</summary>
internal sealed record DatabaseOptions(string Host, string? ReaderHost, int Port, string Name, string Username, string Password)
{
    private const uint BatchConnections = 16;
    private const uint UpkeepConnections = 8;
    private const uint DnsSeconds = 5;

    /// <summary>Whether there is a replica to read from.</summary>
    public bool HasReader => ReaderHost is not null && ReaderHost != Host;

    /// <summary>A file that has the user's name instead, and may be replaced; null for none.</summary>
    public string? UsernameFile { get; init; }

    /// <summary>The same for the password.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>By what the server knows the user.</summary>
    public DatabaseAuth Auth { get; init; }

    /// <summary>The AWS region, for signing.</summary>
    public string Region { get; init; } = "";

    /// <summary>The user as messages name it.</summary>
    public string User => UsernameFile is null ? Username : $"of {UsernameFile}";

    /// <summary>The settings that decide by what the server knows us.</summary>
    public string LoginSettings => $"WALLET_DATABASE_USERNAME{Suffix(UsernameFile)}, "
        + (Auth == DatabaseAuth.Iam ? "WALLET_DATABASE_AUTH" : $"WALLET_DATABASE_PASSWORD{Suffix(PasswordFile)}");

    /// <summary>verify, required, or disabled.</summary>
    public DatabaseTls Tls { get; init; }

    /// <summary>A PEM bundle that is trusted besides the system's; null for none.</summary>
    public string? CaFile { get; init; }

    /// <summary>Whether a revoked certificate is refused: its issuer's list or responder must be reachable for that.</summary>
    public bool CheckRevocation { get; init; }

    /// <summary>Connections for reads, and as many for reads from the replica.</summary>
    public uint MaxConnections { get; init; } = 32;

    /// <summary>How long to wait for a connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait for an answer before the connection counts as lost.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a transaction may wait for us before the server ends it, in whole seconds: the locks of a pod that stands still, or whose node
    /// is gone without a word, are free after this.
    /// </summary>
    public TimeSpan IdleInTransaction { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a connection lives, so that none stays with a server that is no longer the endpoint's. Names are looked up again as often as
    /// Aurora's change (AWS documents a time to live of 5 seconds for cluster endpoints).
    /// </summary>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>By what the server knows us.</summary>
    /// <exception cref="IOException">A file of a credential cannot be used; the message has its path and setting.</exception>
    public ILogin Login(TimeProvider clock)
    {
        var username = new Credential(new("WALLET_DATABASE_USERNAME", Username, UsernameFile), clock);
        return Auth == DatabaseAuth.Iam
            ? new IamLogin(username, Region, SigningCredentials.OfPod, clock)
            : new PasswordLogin(username, new(new("WALLET_DATABASE_PASSWORD", Password, PasswordFile), clock));
    }

    /// <summary>
    /// The driver's settings for a pool of a user's connections. The password is none of them: it may change, and pools are distinguished by their
    /// settings. Certificates are checked by <see cref="Tls.CertificateCheck"/>, not by the driver.</summary>
    public string ConnectionString(ConnectionPool pool, string username) => new MySqlConnectionStringBuilder
    {
        Server = pool == ConnectionPool.Replica ? ReaderHost ?? Host : Host,
        Port = (uint)Port,
        Database = Name,
        UserID = username,
        SslMode = Tls == DatabaseTls.Disabled ? MySqlSslMode.Disabled : MySqlSslMode.Required,
        // MySQL 8's default authentication asks for the server's public key when there is no TLS to protect the password.
        AllowPublicKeyRetrieval = Tls == DatabaseTls.Disabled,
        Pooling = pool != ConnectionPool.Schema,
        MaximumPoolSize = pool switch
        {
            ConnectionPool.Batches => BatchConnections,
            ConnectionPool.Upkeep => UpkeepConnections,
            _ => MaxConnections,
        },
        ConnectionTimeout = (uint)ConnectTimeout.TotalSeconds,
        DefaultCommandTimeout = pool == ConnectionPool.Schema ? 0 : (uint)CommandTimeout.TotalSeconds,
        ConnectionLifeTime = (uint)ConnectionLifetime.TotalSeconds,
        DnsCheckInterval = DnsSeconds,
        // Every transaction begins with its own ROLLBACK and isolation level, so a round trip to reset is saved.
        ConnectionReset = false,
        AllowUserVariables = true,
        TreatTinyAsBoolean = false,
        GuidFormat = MySqlGuidFormat.None,
        // Also what distinguishes the driver's pools.
        ApplicationName = $"wallet-api {pool}",
    }.ConnectionString;

    private static string Suffix(string? file) => file is null ? "" : CredentialSource.FileSuffix;
}

/// <summary>By what a server knows a user.</summary>
internal enum DatabaseAuth
{
    /// <summary>A password.</summary>
    Password,

    /// <summary>A token that is signed with AWS credentials.</summary>
    Iam,
}

/// <summary>How the connection to the database is protected.</summary>
internal enum DatabaseTls
{
    /// <summary>TLS, with certificate and host name checked.</summary>
    Verify,

    /// <summary>TLS without a check.</summary>
    Required,

    /// <summary>None.</summary>
    Disabled,
}
