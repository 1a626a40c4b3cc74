using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger.Exports;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>exports</c> with those of each one's newest part, and how a row of them is read and written.</summary>
internal static class ExportColumns
{
    /// <summary>The table and what is written, in the order of <see cref="Write"/>.</summary>
    public const string Table = """
        exports (export_id, kind, wallet_id, from_id, before_id, format, target, state, asked_by, request_hash, request_meaning, created_at,
        due_at, tries)
        """;

    /// <summary>A query without its condition, in the order that <see cref="Read"/> expects.</summary>
    public const string Select = """
        SELECT exports.export_id, kind, wallet_id, from_id, before_id, format, target, state, asked_by, created_at, due_at, tries, trouble,
        finished_at, newest.number, newest.last_id, newest.rows_to, newest.bytes_to, newest.is_end, request_meaning
        FROM exports LEFT JOIN export_parts newest ON newest.export_id = exports.export_id
        AND newest.number = (SELECT MAX(number) FROM export_parts counted WHERE counted.export_id = exports.export_id)
        """;

    private const int Part = 14;

    /// <summary>Reads a row.</summary>
    public static ExportJob Read(MySqlDataReader row) => new(
        new(WalletColumns.ReadHash(row, 0)), ReadTerms(row), row.GetString(6), row.OptionalText(8), Time(row.GetInt64(9)))
    {
        State = (ExportState)row.GetInt32(7),
        Due = Time(row.GetInt64(10)),
        Tries = row.GetInt32(11),
        Trouble = row.OptionalText(12),
        Finished = row.IsDBNull(13) ? null : Time(row.GetInt64(13)),
        Progress = row.IsDBNull(Part)
            ? ExportProgress.None
            : new(
                row.GetInt32(Part), new(row.GetInt64(Part + 1)), row.GetInt64(Part + 2), row.GetInt64(Part + 3), row.GetInt32(Part + 4) != 0),
    };

    /// <summary>Reads a row with the meaning of the request that it was made by; null where that had no key.</summary>
    public static (ExportJob Job, UInt128? Meaning) ReadAsked(MySqlDataReader row)
        => (Read(row), row.IsDBNull(Part + 5) ? null : WalletColumns.ReadHash(row, Part + 5));

    /// <summary>Writes a row.</summary>
    public static void Write(SqlText sql, ExportJob job, IdempotencyKey? key)
    {
        sql.Sql("(").Bytes(job.Id.Value).Sql(",").Number((long)job.Terms.Kind).Sql(",").Number(job.Terms.Wallet?.Value)
            .Sql(",").Number(job.Terms.From.Value).Sql(",").Number(job.Terms.Before.Value).Sql(",").Number((long)job.Terms.Format)
            .Sql(",").Text(job.Target).Sql(",").Number((long)job.State).Sql(",").Text(job.AskedBy);
        if (key is null)
            sql.Sql(",NULL,NULL");
        else
            sql.Sql(",").Bytes(key.Hash).Sql(",").Bytes(key.Fingerprint);
        sql.Sql(",").Number(job.Created.ToUnixTimeMilliseconds()).Sql(",").Number(job.Due.ToUnixTimeMilliseconds())
            .Sql(",").Number(job.Tries).Sql(")");
    }

    private static ExportTerms ReadTerms(MySqlDataReader row) => new(
        (ExportKind)row.GetInt32(1), WalletColumns.Optional(row, 2) is { } wallet ? new(wallet) : null, new(row.GetInt64(3)),
        new(row.GetInt64(4)), (ExportFormat)row.GetInt32(5));

    private static DateTimeOffset Time(long unixMilliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds);
}
