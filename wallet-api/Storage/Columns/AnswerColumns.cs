using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>kept_answers</c> and how a row of them is read and written.</summary>
internal static class AnswerColumns
{
    /// <summary>What is written of an answer that has no items.</summary>
    public const string PlainTable = "kept_answers (" + Plain + ")";

    /// <summary>What is written of the answer to an atomic batch.</summary>
    public const string Table = "kept_answers (" + Names + ")";

    /// <summary>Their names, in the order that <see cref="ReadKey"/> and <see cref="Read"/> expect and <see cref="Write"/> writes.</summary>
    public const string Names = Plain + ", items";

    private const string Plain = "key_day, key_hash, fingerprint, code, subject, posted, available, version";

    /// <summary>Reads the day and the hash of a row's key.</summary>
    public static (int Day, UInt128 Hash) ReadKey(MySqlDataReader row) => (row.GetInt32(0), WalletColumns.ReadHash(row, 1));

    /// <summary>Reads a row's answer, and the fingerprint of the request that it was given to.</summary>
    public static KeptAnswer Read(MySqlDataReader row) => new(
        WalletColumns.ReadHash(row, 2),
        new((ResultCode)row.GetInt16(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7))
        {
            Items = AnswersText.Read(row.OptionalText(8)),
        });

    /// <summary>Writes a row of <see cref="PlainTable"/>.</summary>
    public static void WritePlain(SqlText sql, (IdempotencyKey Key, Answer Answer) row) => WriteHead(sql, row).Sql(")");

    /// <summary>Writes a row of <see cref="Table"/>.</summary>
    public static void Write(SqlText sql, (IdempotencyKey Key, Answer Answer) row)
        => WriteHead(sql, row).Sql(",").Text(AnswersText.Write(row.Answer.Items)).Sql(")");

    private static SqlText WriteHead(SqlText sql, (IdempotencyKey Key, Answer Answer) row) => sql
        .Sql("(").Number(row.Key.Day).Sql(",").Bytes(row.Key.Hash).Sql(",").Bytes(row.Key.Fingerprint)
        .Sql(",").Number((long)row.Answer.Code).Sql(",").Number(row.Answer.Subject).Sql(",").Number(row.Answer.Posted)
        .Sql(",").Number(row.Answer.Available).Sql(",").Number(row.Answer.Version);
}
