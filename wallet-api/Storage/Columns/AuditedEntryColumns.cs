using MySqlConnector;
using Wallet.Api.Ledger.Audit;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>Entries with what the rows of their transactions say, and how such a row is read.</summary>
internal static class AuditedEntryColumns
{
    private const string HasPosting = """
        COALESCE(transactions.debit_wallet = entries.wallet_id AND transactions.amount = -entries.amount, 0)
        OR COALESCE(transactions.credit_wallet = entries.wallet_id AND transactions.amount = entries.amount, 0)
        OR COALESCE(CONCAT(' ', transactions.legs) LIKE CONCAT('% ', entries.wallet_id, ':', entries.amount, ':%'), 0)
        """;

    /// <summary>
    /// A query without its condition. Unless <paramref name="ofAll"/>, transactions are looked up for kinds that have parents alone: a key that is
    /// NULL costs nothing.
    /// </summary>
    public static SqlText Select(SqlText sql, bool ofAll)
    {
        sql.Sql("SELECT ").Sql(EntryColumns.Names).Sql(", transactions.amount, transactions.parent_id, transactions.reversed, ").Sql(HasPosting)
            .Sql(" FROM entries LEFT JOIN transactions ON transactions.transaction_id = ");
        return ofAll
            ? sql.Sql("entries.transaction_id ")
            : sql.Sql("IF(entries.kind IN (").List(AuditedEntry.WithParents, (s, kind) => s.Number((long)kind))
                .Sql("), entries.transaction_id, NULL) ");
    }

    /// <summary>Reads a row.</summary>
    public static AuditedEntry Read(MySqlDataReader row)
    {
        const int Amount = EntryColumns.Count;
        var found = row.IsDBNull(Amount)
            ? null
            : new EntryTransaction(
                row.GetInt64(Amount), row.GetInt64(Amount + 2), WalletColumns.Optional(row, Amount + 1) is { } parent ? new(parent) : null,
                row.GetInt64(Amount + 3) != 0);
        return new(EntryColumns.Read(row), found);
    }
}
