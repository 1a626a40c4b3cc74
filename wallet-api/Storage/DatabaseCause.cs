using System.Net.Sockets;
using System.Security.Authentication;
using MySqlConnector;

namespace Wallet.Api.Storage;

/// <summary>Says in one sentence what is wrong with the database, and which setting has to do with it: pure.</summary>
internal static class DatabaseCause
{
    /// <summary>The sentence. It names the host and the user, and no secret.</summary>
    public static string Of(Exception exception, DatabaseOptions options)
    {
        var known = Chain(exception).OfType<MySqlException>().LastOrDefault(e => e.Number > 0)?.Number ?? 0;
        return $"{options.Host}:{options.Port}: {What(exception, known, options)}";
    }

    /// <summary>What distinguishes one cause from another: the class, and the numbers that server and socket gave.</summary>
    public static string KeyOf(Exception exception)
    {
        var number = Chain(exception).OfType<MySqlException>().LastOrDefault(e => e.Number > 0)?.Number;
        var socket = Chain(exception).OfType<SocketException>().FirstOrDefault()?.SocketErrorCode;
        return $"{DatabaseFaults.Classify(exception)} {number} {socket} {exception.GetBaseException().GetType().Name}";
    }

    private static string What(Exception exception, int number, DatabaseOptions options) => number switch
    {
        1045 or 1698 or 1820 or 1862 or 3118 or 4151 =>
            $"{Said(exception)}: user {options.User} ({options.LoginSettings})",
        1049 or 1044 => $"{Said(exception)}: schema {options.Name} (WALLET_DATABASE_NAME), user {options.User} (WALLET_DATABASE_USERNAME)",
        1146 or 1054 or 1305 => $"{Said(exception)}: the schema {options.Name} is not this release's; run wallet-api migrate",
        1142 or 1143 or 1227 or 1370 =>
            $"{Said(exception)}: user {options.User} lacks a right; run wallet-api migrate with that WALLET_DATABASE_APP_USERNAME",
        1290 or 1792 or 1836 or 1874 or 1036 or 1015 or 3100 => DatabaseException.Demoted().Message,
        1153 or 1301 => $"{Said(exception)}: max_allowed_packet of the server is too small",
        _ => OfConnection(exception, options),
    };

    private static string OfConnection(Exception exception, DatabaseOptions options)
    {
        var chain = Chain(exception).ToList();
        if (chain.OfType<AuthenticationException>().FirstOrDefault() is { } tls)
            return $"TLS failed: {tls.Message} (WALLET_DATABASE_TLS, WALLET_DATABASE_CA_FILE)";
        if (chain.OfType<MySqlException>().Any(e => e.ErrorCode == MySqlErrorCode.ProvidePasswordCallbackFailed))
            return $"there is no token for user {options.User}: {chain[^1].Message.TrimEnd('.')} ({options.LoginSettings})";
        return chain.OfType<SocketException>().FirstOrDefault()?.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "the name is not known (WALLET_DATABASE_HOST)",
            SocketError.ConnectionRefused => "the connection is refused (WALLET_DATABASE_HOST, WALLET_DATABASE_PORT)",
            SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable => Unreachable(options),
            _ when chain.OfType<MySqlException>().Any(IsConnectTimeout) => Unreachable(options),
            _ when chain.OfType<MySqlException>().Any(e => e.ErrorCode == MySqlErrorCode.UnableToConnectToHost) =>
                $"{Said(exception).TrimEnd('.')} (WALLET_DATABASE_HOST, WALLET_DATABASE_PORT)",
            _ => Said(exception),
        };
    }

    private static string Unreachable(DatabaseOptions options)
        => $"it cannot be reached; is port {options.Port} open to this pod? (WALLET_DATABASE_HOST, WALLET_DATABASE_PORT)";

    // The driver has no code for it.
    private static bool IsConnectTimeout(MySqlException exception)
        => exception.Message.StartsWith("Connect Timeout expired", StringComparison.Ordinal);

    private static string Said(Exception exception)
    {
        var chain = Chain(exception).ToList();
        return (chain.OfType<MySqlException>().LastOrDefault(e => e.Number > 0) ?? chain[^1]).Message;
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
            if (ConnectError.Of(exception) is { } socket)
                yield return socket;
        }
    }
}
