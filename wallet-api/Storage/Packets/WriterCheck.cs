using MySqlConnector;

namespace Wallet.Api.Storage.Packets;

/// <summary>
/// A failover leaves connections to a server that is no longer the writer and answers reads as if it were (Aurora's comes back read-only, and
/// its name still leads there for a while). So a packet that reads what only the writer knows
/// asks, after it has read.
/// </summary>
internal static class WriterCheck
{
    /// <summary>What is above 0 on a server that cannot be written.</summary>
    public const string IsDemoted = "@@global.read_only + @@global.innodb_read_only";

    /// <summary>The last statement of a packet that reads.</summary>
    public const string Select = $"SELECT {IsDemoted} AS {Column}";

    private const string Column = "is_demoted";

    /// <summary>Reads on to the check's result.</summary>
    /// <exception cref="DatabaseException">The server is not the writer: what was read may be old.</exception>
    public static async Task PassAsync(MySqlDataReader reader)
    {
        do
        {
            if (reader.FieldCount != 1 || reader.GetName(0) != Column)
                continue;
            await reader.ReadAsync();
            if (reader.GetInt64(0) != 0)
                throw DatabaseException.Demoted();
            return;
        }
        while (await reader.NextResultAsync());
        throw new InvalidOperationException("The packet was not asked who is the writer.");
    }
}
