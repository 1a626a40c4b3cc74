namespace Wallet.Api.Storage;

/// <summary>A request to the database failed: the one exception by which reads and statements outside of a batch say so.</summary>
internal sealed class DatabaseException : Exception
{
    public DatabaseException(DatabaseFault fault, string message, Exception? inner = null)
        : base(message, inner)
        => Fault = fault;

    /// <summary>The class of what failed.</summary>
    public DatabaseFault Fault { get; }

    /// <summary>Whether asking again later may help: the statement itself was not refused.</summary>
    public bool IsPassing => Fault is not (DatabaseFault.Refused or DatabaseFault.TooLarge);

    /// <summary>An exception of the database, of the class that it was given, under this one name.</summary>
    public static DatabaseException Of(Exception exception, DatabaseFault fault)
        => exception as DatabaseException ?? new DatabaseException(fault, $"The database failed ({fault}).", exception);

    /// <summary>A server that cannot be written was asked for what only the writer knows.</summary>
    public static DatabaseException Demoted() => new(
        DatabaseFault.Unavailable, "the server is read-only: it was demoted, or WALLET_DATABASE_HOST is not the writer's endpoint");
}
