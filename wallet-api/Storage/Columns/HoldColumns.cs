using MySqlConnector;
using Wallet.Api.Ledger;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>holds</c> and how a row of them is read.</summary>
internal static class HoldColumns
{
    /// <summary>Their names, in the order that <see cref="Read"/> expects.</summary>
    public const string Names = "wallet_id, hold_id, destination, amount, captured, status, expires_at";

    /// <summary>Reads a row.</summary>
    public static Hold Read(MySqlDataReader row) => new(
        new(row.GetInt64(1)), new(row.GetInt64(0)), row.IsDBNull(2) ? null : new(row.GetInt64(2)), row.GetInt64(3), WalletColumns.Optional(row, 6))
    {
        Captured = row.GetInt64(4),
        Status = (HoldStatus)row.GetInt32(5),
    };
}
