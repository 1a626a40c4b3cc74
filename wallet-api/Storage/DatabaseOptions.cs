using MySqlConnector;

namespace Wallet.Api.Storage;

/// <summary>Where the database is and how to reach it.</summary>
internal sealed record DatabaseOptions(string Host, string? ReaderHost, int Port, string Name, string Username, string Password)
{
    /// <summary>Whether there is a replica to read from.</summary>
    public bool HasReader => ReaderHost is not null && ReaderHost != Host;

    /// <summary>verify, required, or disabled.</summary>
    public DatabaseTls Tls { get; init; }

    /// <summary>A PEM bundle that is trusted besides the system's; null for none.</summary>
    public string? CaFile { get; init; }

    /// <summary>Connections per pool.</summary>
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

    /// <summary>The driver's settings for <paramref name="host"/>.</summary>
    public string ConnectionString(string host) => new MySqlConnectionStringBuilder
    {
        Server = host,
        Port = (uint)Port,
        Database = Name,
        UserID = Username,
        Password = Password,
        SslMode = Tls switch
        {
            DatabaseTls.Disabled => MySqlSslMode.Disabled,
            DatabaseTls.Required => MySqlSslMode.Required,
            _ => MySqlSslMode.VerifyFull,
        },
        SslCa = CaFile ?? "",
        // MySQL 8's default authentication asks for the server's public key when there is no TLS to protect the password.
        AllowPublicKeyRetrieval = Tls == DatabaseTls.Disabled,
        MaximumPoolSize = MaxConnections,
        ConnectionTimeout = (uint)ConnectTimeout.TotalSeconds,
        DefaultCommandTimeout = (uint)CommandTimeout.TotalSeconds,
        // Every transaction begins with its own ROLLBACK and isolation level, so a round trip to reset is saved.
        ConnectionReset = false,
        AllowUserVariables = true,
        TreatTinyAsBoolean = false,
        GuidFormat = MySqlGuidFormat.None,
        ApplicationName = "wallet-api",
    }.ConnectionString;
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
