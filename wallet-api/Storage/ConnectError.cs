using System.Net.Sockets;
using System.Runtime.CompilerServices;
using MySqlConnector;
using MySqlConnector.Logging;

namespace Wallet.Api.Storage;

/// <summary>
/// Why there is no connection. The driver only logs the socket's error; the exception that it throws then has none (MySqlConnector,
/// ServerSession.OpenTcpSocketAsync). So its log is listened to while it connects, and the exception takes the error along.
/// </summary>
internal static class ConnectError
{
    private const string Key = "socket error";
    private static readonly AsyncLocal<StrongBox<SocketException>?> Heard = new();

    /// <summary>Has the driver log to here. Connections that were made before do not.</summary>
    // A logger by data source would be the driver's newer way, but a data source cannot give up idle connections as a failover asks for.
#pragma warning disable CS0618
    public static void Listen() => MySqlConnectorLogManager.Provider = new Listener();
#pragma warning restore CS0618

    /// <summary>Opens a connection.</summary>
    /// <exception cref="MySqlException">There is none; <see cref="Of"/> says why, where a socket's error is the reason.</exception>
    public static async Task OpenAsync(MySqlConnection connection, CancellationToken cancel)
    {
        var heard = Heard.Value = new StrongBox<SocketException>();
        try
        {
            await connection.OpenAsync(cancel);
        }
        catch (MySqlException exception) when (heard.Value is { } error)
        {
            exception.Data[Key] = error;
            throw;
        }
    }

    /// <summary>The socket's error that an exception of <see cref="OpenAsync"/> comes from; null for none.</summary>
    public static SocketException? Of(Exception exception) => exception.Data[Key] as SocketException;

    private sealed class Listener : IMySqlConnectorLoggerProvider, IMySqlConnectorLogger
    {
        public IMySqlConnectorLogger CreateLogger(string name) => this;

        public bool IsEnabled(MySqlConnectorLogLevel level) => level >= MySqlConnectorLogLevel.Info;

        public void Log(MySqlConnectorLogLevel level, string message, object?[]? args = null, Exception? exception = null)
        {
            if (exception is SocketException error && Heard.Value is { } heard)
                heard.Value = error;
        }
    }
}
