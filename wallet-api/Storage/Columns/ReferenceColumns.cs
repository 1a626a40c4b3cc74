using MySqlConnector;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>transaction_references</c> and how a row of them is read and written.</summary>
internal static class ReferenceColumns
{
    /// <summary>What rows are written to.</summary>
    public const string Table = "transaction_references (" + Names + ")";

    /// <summary>Their names, in the order that <see cref="Read"/> expects and <see cref="Write"/> writes.</summary>
    public const string Names = "reference_hash, transaction_id";

    /// <summary>Reads a row.</summary>
    public static TransactionReference Read(MySqlDataReader row) => new(WalletColumns.ReadHash(row, 0), new(row.GetInt64(1)));

    /// <summary>Writes a row.</summary>
    public static void Write(SqlText sql, TransactionReference row)
        => sql.Sql("(").Bytes(row.Hash).Sql(",").Number(row.Transaction.Value).Sql(")");
}
