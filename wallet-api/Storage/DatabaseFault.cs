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

    /// <summary>There is no connection to be had now, here or at the server; nothing was sent.</summary>
    Busy,

    /// <summary>
    /// The server refuses our user or password, or there is none to show: no new connection is to be had, while those that are open are as good
    /// as before. Nothing was sent.
    /// </summary>
    Denied,

    /// <summary>
    /// This server cannot be used as it is: it was demoted, is starting, refuses our host, or has not our schema. Drop its connections and try the
    /// endpoint again.
    /// </summary>
    Unavailable,

    /// <summary>The connection was lost: what was sent may or may not have happened.</summary>
    Lost,

    /// <summary>The packet or its locks are more than the server takes: a part of it may be tried.</summary>
    TooLarge,

    /// <summary>The statement itself is refused: a fault of ours, or one command that does not fit.</summary>
    Refused,
}

/// <summary>The one place where exceptions of the database are classified.</summary>
internal static class DatabaseFaults
{
    private const int CommandTimeout = -1;
    private const int NoPassword = (int)MySqlErrorCode.ProvidePasswordCallbackFailed;

    // By number, as MySQL and MariaDB document them: the driver names only some.
    private static readonly Dictionary<int, DatabaseFault> Classes = new (DatabaseFault Fault, int[] Codes)[]
    {
        // Record changed, lock wait timeout, deadlock, XA deadlock, NOWAIT.
        (DatabaseFault.Rolled, [1020, 1205, 1213, 1614, 3572]),
        (DatabaseFault.Duplicate, [1062, 1586]),
        // Too many connections, of this user, of this hour; no thread.
        (DatabaseFault.Busy, [1040, 1135, 1203, 1226]),
        // Read-only in all its forms; the last of them is what a lock on --innodb-read-only says (1015).
        (DatabaseFault.Unavailable, [1036, 1290, 1792, 1836, 1874, 3100, 1015]),
        // Access denied, password expired, account locked; there is no password to be had.
        (DatabaseFault.Denied, [1045, 1698, 1820, 1862, 3118, 4151, NoPassword]),
        // Unreachable or starting; schema refused; host refused or blocked; offline mode.
        (DatabaseFault.Unavailable, [1042, 1043, 1044, 1129, 1130, 1251, 3032, 3159, 3168]),
        // No such schema, table, column or procedure, or no right to it: migrate has not run, or another release's has.
        (DatabaseFault.Unavailable, [1049, 1054, 1142, 1143, 1146, 1227, 1305, 1370]),
        // Disk full, storage engine, out of memory, table full.
        (DatabaseFault.Unavailable, [1021, 1030, 1037, 1041, 1114]),
        // Shutdown, aborted and killed connections, statements that were cut: what they did is not known.
        (DatabaseFault.Lost, [CommandTimeout, 0, 1053, 1077, 1152, 1158, 1159, 1160, 1161, 1184, 1317, 1927, 1969, 2006, 2013, 3024, 4031]),
        // Packet too large, result too large for a packet, too many locks.
        (DatabaseFault.TooLarge, [1153, 1301, 1206]),
    }.SelectMany(group => group.Codes.Select(code => (code, group.Fault))).ToDictionary();

    /// <summary>
    /// The class of <paramref name="exception"/>, or null when it does not come from the database but from a bug. A broken protocol is the one
    /// kind of invalid operation that the driver means by a lost connection.
    /// </summary>
    public static DatabaseFault? Classify(Exception exception) => exception switch
    {
        DatabaseException known => known.Fault,
        MySqlException mysql when IsPoolExhausted(mysql) => DatabaseFault.Busy,
        MySqlException mysql => Classes.GetValueOrDefault(mysql.Number, DatabaseFault.Refused),
        MySqlProtocolException or SocketException or IOException or TimeoutException or ObjectDisposedException => DatabaseFault.Lost,
        _ => null,
    };

    /// <summary>Whether the server broke a circle of transactions that waited for each other.</summary>
    public static bool IsDeadlock(Exception exception)
        => exception is MySqlException { ErrorCode: MySqlErrorCode.LockDeadlock }
            or DatabaseException { InnerException: MySqlException { ErrorCode: MySqlErrorCode.LockDeadlock } };

    /// <summary>Whether the answer did not come in time: the connection is given up, and its neighbours may be well.</summary>
    public static bool IsTimeout(Exception exception)
        => exception is MySqlException { Number: CommandTimeout }
            or DatabaseException { InnerException: MySqlException { Number: CommandTimeout } };

    // The driver has no code for it.
    private static bool IsPoolExhausted(MySqlException exception)
        => exception.Message.Contains("All pooled connections are in use", StringComparison.Ordinal);
}
