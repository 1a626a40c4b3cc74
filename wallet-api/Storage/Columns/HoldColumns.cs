using MySqlConnector;
using Wallet.Api.Ledger;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>holds</c> and how a row of them is read.</summary>
internal static class HoldColumns
{
    /// <summary>Their names, in the order that <see cref="Read"/> expects.</summary>
    public const string Names = "wallet_id, hold_id, destination, amount, captured, status, expires_at";

    /// <summary>The same and the digest of its terms, in the order that <see cref="ReadAudited"/> expects.</summary>
    public const string AuditedNames = Names + ", terms";

    /// <summary>Reads a row with its terms' digest; null for a hold of before there was one.</summary>
    public static (Hold Hold, UInt128? Terms) ReadAudited(MySqlDataReader row)
        => (Read(row), row.IsDBNull(7) ? null : WalletColumns.ReadHash(row, 7));

    /// <summary>Reads a row.</summary>
    public static Hold Read(MySqlDataReader row) => new(
        new(row.GetInt64(1)), new(row.GetInt64(0)), row.IsDBNull(2) ? null : new(row.GetInt64(2)), row.GetInt64(3), WalletColumns.Optional(row, 6))
    {
        Captured = row.GetInt64(4),
        Status = (HoldStatus)row.GetInt32(5),
    };
}
