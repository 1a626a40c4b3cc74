using MySqlConnector;

namespace Wallet.Api.Storage.Packets;

/// <summary>A transaction that is not to be committed. A connection goes back to others, who would be within it, and behind its locks.</summary>
internal static class OpenTransaction
{
    /// <summary>Rolls it back; does nothing where the connection is lost, and the transaction with it.</summary>
    public static async Task RollBackAsync(MySqlConnection connection)
    {
        if (connection.State != System.Data.ConnectionState.Open)
            return;
        try
        {
            await using var command = new MySqlCommand(BatchTransaction.WaitLong + "ROLLBACK", connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is not null || exception is InvalidOperationException)
        {
            // The connection is gone, and the server rolls back what it held.
        }
    }
}
