using MySqlConnector;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>entries</c> and how a row of them is read and written.</summary>
internal static class EntryColumns
{
    /// <summary>How many there are.</summary>
    public const int Count = 9;

    /// <summary>Their names, in the order that <see cref="Read"/> expects and <see cref="Write"/> writes. Other columns may follow.</summary>
    public const string Names =
        "entries.wallet_id, entries.transaction_id, entries.kind, entries.sequence, entries.amount, entries.posted, entries.held, "
        + "entries.counterparty, entries.chain";

    /// <summary>What rows are written to.</summary>
    public const string Table = "entries (" + Names + ")";

    /// <summary>Reads a row.</summary>
    public static Entry Read(MySqlDataReader row) => new(
        new(row.GetInt64(0)), new(row.GetInt64(1)), (TransactionKind)row.GetInt32(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5),
        row.GetInt64(6), new(row.GetInt64(7)), WalletColumns.ReadHash(row, 8));

    /// <summary>Writes a row.</summary>
    public static void Write(SqlText sql, Entry row) => sql
        .Sql("(").Number(row.Wallet.Value).Sql(",").Number(row.Transaction.Value).Sql(",").Number((long)row.Kind)
        .Sql(",").Number(row.Sequence).Sql(",").Number(row.Amount).Sql(",").Number(row.Posted).Sql(",").Number(row.Held)
        .Sql(",").Number(row.Counterparty.Value).Sql(",").Bytes(row.Chain).Sql(")");
}
