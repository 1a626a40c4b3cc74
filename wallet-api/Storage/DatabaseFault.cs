using System.Net.Sockets;
using MySqlConnector;

namespace Wallet.Api.Storage;

/// <summary>What a failure of the database means for the batch that met it.</summary>
internal enum DatabaseFault
{
    /// <summary>The transaction was rolled back; the same batch may be tried again at once.</summary>
    Rolled,

    /// <summary>Another batch wrote the same key; tried again, this one will see it.</summary>
    Duplicate,

    /// <summary>This server cannot be written: it was demoted, or is starting. Drop its connections and try the endpoint again.</summary>
    Unavailable,

    /// <summary>The connection was lost: what was sent may or may not have happened.</summary>
    Lost,

    /// <summary>The statement itself is refused: a fault of ours, or one command that does not fit.</summary>
    Refused,
}

/// <summary>The one place where exceptions of the database are told apart.</summary>
internal static class DatabaseFaults
{
    // 1290 running with --read-only, 1792 read-only transaction, 1836 read-only mode, 3100 replication hook
    private const MySqlErrorCode ReadOnlyTransaction = (MySqlErrorCode)1792;
    private const MySqlErrorCode ReadOnlyMode = (MySqlErrorCode)1836;
    private const MySqlErrorCode BeforeDmlHook = (MySqlErrorCode)3100;

    /// <summary>The class of <paramref name="exception"/>, or null when it does not come from the database.</summary>
    public static DatabaseFault? Classify(Exception exception) => exception switch
    {
        MySqlException mysql => Classify(mysql),
        SocketException or IOException or TimeoutException or ObjectDisposedException or InvalidOperationException => DatabaseFault.Lost,
        _ => null,
    };

    /// <summary>Whether the server broke a circle of transactions that waited for each other.</summary>
    public static bool IsDeadlock(Exception exception) => exception is MySqlException { ErrorCode: MySqlErrorCode.LockDeadlock };

    private static DatabaseFault Classify(MySqlException exception) => exception.ErrorCode switch
    {
        MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout => DatabaseFault.Rolled,
        MySqlErrorCode.DuplicateKeyEntry => DatabaseFault.Duplicate,
        MySqlErrorCode.OptionPreventsStatement or ReadOnlyTransaction or ReadOnlyMode or BeforeDmlHook
            or MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.ConnectionCountError or MySqlErrorCode.AccessDenied
            => DatabaseFault.Unavailable,
        MySqlErrorCode.CommandTimeoutExpired or MySqlErrorCode.QueryInterrupted or MySqlErrorCode.ServerShutdown
            or MySqlErrorCode.NormalShutdown or MySqlErrorCode.None or MySqlErrorCode.NewAbortingConnection
            or MySqlErrorCode.ClientInteractionTimeout or (MySqlErrorCode)1927 => DatabaseFault.Lost,
        _ => DatabaseFault.Refused,
    };
}
