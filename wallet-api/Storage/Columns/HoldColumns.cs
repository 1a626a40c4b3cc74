using MySqlConnector;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>holds</c> and how a row of them is read and written.</summary>
internal static class HoldColumns
{
    /// <summary>Their names, in the order that <see cref="Read"/> expects.</summary>
    public const string Names = "wallet_id, hold_id, destination, amount, captured, status, expires_at";

    /// <summary>The same and the digest of its terms, in the order that <see cref="ReadAudited"/> expects and <see cref="Write"/> writes.</summary>
    public const string AuditedNames = Names + ", terms";

    /// <summary>What rows are written to, and what of a hold that is there already becomes that of the row.</summary>
    public const string Table = "holds (" + AuditedNames + ")";

    /// <inheritdoc cref="Table"/>
    public static readonly string Update = SqlText.Update("captured, status, expires_at, terms");

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

    /// <summary>Writes a row.</summary>
    public static void Write(SqlText sql, Hold row) => sql
        .Sql("(").Number(row.Wallet.Value).Sql(",").Number(row.Id.Value).Sql(",").Number(row.Destination?.Value)
        .Sql(",").Number(row.AmountMinor).Sql(",").Number(row.Captured).Sql(",").Number((long)row.Status)
        .Sql(",").Number(row.ExpiresAt).Sql(",").Bytes(row.Terms).Sql(")");
}
