using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>transactions</c> and how a row of them is read.</summary>
internal static class TransactionColumns
{
    /// <summary>Their names, in the order that <see cref="Read"/> expects.</summary>
    public const string Names =
        "transaction_id, kind, currency, amount, debit_wallet, credit_wallet, legs, parent_id, reversed, effective_at, reference, description, "
        + "metadata";

    /// <summary>Reads a row.</summary>
    public static Original Read(MySqlDataReader row)
    {
        var amount = row.GetInt64(3);
        var postings = row.IsDBNull(6)
            ? [new(new(row.GetInt64(4)), -amount), new(new(row.GetInt64(5)), amount)]
            : PostingsText.Read(row.GetString(6));
        var effective = WalletColumns.Optional(row, 9);
        var remarks = new Remarks(
            Text(row, 10), Text(row, 11), Text(row, 12), effective is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null);
        var transaction = new LedgerTransaction(
            new(row.GetInt64(0)), (TransactionKind)row.GetInt32(1), Currency.FromNumber(row.GetInt32(2)), amount, postings, remarks)
        {
            Parent = row.IsDBNull(7) ? null : new(row.GetInt64(7)),
        };
        return new(transaction, row.GetInt64(8));
    }

    private static string? Text(MySqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
