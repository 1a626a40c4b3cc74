using MySqlConnector;
using Wallet.Api.Ledger;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>entries</c> and how a row of them is read.</summary>
internal static class EntryColumns
{
    /// <summary>How many there are.</summary>
    public const int Count = 9;

    /// <summary>Their names, in the order that <see cref="Read"/> expects. Other columns may follow.</summary>
    public const string Names =
        "entries.wallet_id, entries.transaction_id, entries.kind, entries.sequence, entries.amount, entries.posted, entries.held, "
        + "entries.counterparty, entries.chain";

    /// <summary>Reads a row.</summary>
    public static Entry Read(MySqlDataReader row) => new(
        new(row.GetInt64(0)), new(row.GetInt64(1)), (TransactionKind)row.GetInt32(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5),
        row.GetInt64(6), new(row.GetInt64(7)), WalletColumns.ReadHash(row, 8));
}
