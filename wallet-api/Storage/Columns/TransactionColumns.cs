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
    /// <exception cref="UnreadableRowException">The row has what no release writes.</exception>
    public static Original Read(MySqlDataReader row)
    {
        try
        {
            return ReadWhole(row);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or InvalidCastException or ArgumentException
            or IndexOutOfRangeException)
        {
            throw new UnreadableRowException(new(row.GetInt64(0)), exception);
        }
    }

    /// <summary>Reads a row, or says why it cannot be read: an audit goes on with the next.</summary>
    public static (TransactionId Id, Original? Original, string? Fault) TryRead(MySqlDataReader row)
    {
        try
        {
            var original = Read(row);
            return (original.Transaction.Id, original, null);
        }
        catch (UnreadableRowException exception)
        {
            return (exception.Transaction, null, exception.Message);
        }
    }

    private static Original ReadWhole(MySqlDataReader row)
    {
        var amount = row.GetInt64(3);
        var postings = row.IsDBNull(6)
            ? [new(new(row.GetInt64(4)), -amount), new(new(row.GetInt64(5)), amount)]
            : PostingsText.Read(row.GetString(6));
        var effective = WalletColumns.Optional(row, 9);
        var remarks = new Remarks(
            row.OptionalText(10), row.OptionalText(11), row.OptionalText(12),
            effective is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null);
        var transaction = new LedgerTransaction(
            new(row.GetInt64(0)), (TransactionKind)row.GetInt32(1), Currency.FromNumber(row.GetInt32(2)), amount, postings, remarks)
        {
            Parent = row.IsDBNull(7) ? null : new(row.GetInt64(7)),
        };
        return new(transaction, row.GetInt64(8));
    }
}
