using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>transactions</c> and how a row of them is read and written.</summary>
internal static class TransactionColumns
{
    /// <summary>Their names, in the order that <see cref="Read"/> expects.</summary>
    public const string Names = Movement + ", legs, parent_id, reversed, effective_at, reference, description, metadata";

    /// <summary>What is written of a transaction of two postings without anything besides; the rest stays NULL.</summary>
    public const string PlainTable = "transactions (" + Movement + ")";

    /// <summary>What is written of any other; what was reversed of it is nothing yet.</summary>
    public const string Table = "transactions (" + Movement + ", legs, parent_id, effective_at, reference, description, metadata)";

    private const string Movement = "transaction_id, kind, currency, amount, debit_wallet, credit_wallet";

    /// <summary>Whether <see cref="PlainTable"/> has all of it.</summary>
    public static bool IsPlain(LedgerTransaction row) => IsSimple(row) && row.Parent is null && row.Remarks == Remarks.None;

    /// <summary>Writes a row of <see cref="PlainTable"/>.</summary>
    public static void WritePlain(SqlText sql, LedgerTransaction row) => WriteMovement(sql.Sql("("), row).Sql(")");

    /// <summary>Writes a row of <see cref="Table"/>.</summary>
    public static void Write(SqlText sql, LedgerTransaction row)
    {
        var isSimple = IsSimple(row);
        sql.Sql("(");
        (isSimple ? WriteMovement(sql, row) : WriteHead(sql, row).Sql(",NULL,NULL"))
            .Sql(",").Text(isSimple ? null : PostingsText.Write(row.Postings)).Sql(",").Number(row.Parent?.Value)
            .Sql(",").Number(row.Remarks.EffectiveAt?.ToUnixTimeMilliseconds()).Sql(",").Text(row.Remarks.Reference)
            .Sql(",").Text(row.Remarks.Description).Sql(",").Text(row.Remarks.Metadata).Sql(")");
    }

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

    private static bool IsSimple(LedgerTransaction row) => row.Postings is [{ Held: 0 }, { Held: 0 }];

    private static SqlText WriteMovement(SqlText sql, LedgerTransaction row)
    {
        var debit = row.Postings[0].Amount < 0 ? 0 : 1;
        return WriteHead(sql, row).Sql(",").Number(row.Postings[debit].Wallet.Value).Sql(",").Number(row.Postings[1 - debit].Wallet.Value);
    }

    private static SqlText WriteHead(SqlText sql, LedgerTransaction row) => sql
        .Number(row.Id.Value).Sql(",").Number((long)row.Kind).Sql(",").Number(row.Currency.Number).Sql(",").Number(row.AmountMinor);

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
