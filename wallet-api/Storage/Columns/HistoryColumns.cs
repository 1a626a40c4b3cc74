using MySqlConnector;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The one row of <c>ledger_history</c>.</summary>
internal static class HistoryColumns
{
    /// <summary>
    /// Reads it. Entries that a statement before this one did not find, in a day that this one calls kept, were not there: a day is called
    /// retired before its entries go.
    /// </summary>
    public const string Select = "SELECT closed_day, retired_day FROM ledger_history WHERE id = 1;";

    /// <summary>Reads the row.</summary>
    public static LedgerHistory Read(MySqlDataReader row) => new(row.GetInt32(0), row.GetInt32(1));

    /// <summary>The row as the writer has it now.</summary>
    /// <exception cref="DatabaseException">The database does not answer.</exception>
    public static async Task<LedgerHistory> FindAsync(QueryRunner queries, CancellationToken cancel)
        => (await queries.ListAsync(new SqlText().Sql(Select), Read, stale: false, cancel))[0];
}
