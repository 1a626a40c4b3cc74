using System.Runtime.CompilerServices;

namespace Wallet.Api.Storage.Packets;

/// <summary>
/// SQL of ours with values between: what stands in braces is written as <see cref="SqlText"/> writes its kind of value, never as SQL. Only a name
/// or part of ours with the format <c>sql</c> is, as in <c>$"SELECT {Columns:sql} FROM wallets WHERE wallet_id = {id}"</c>.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct SqlValues
{
    private readonly SqlText _sql;

    /// <summary>Appends to <paramref name="sql"/>; the compiler calls it.</summary>
    public SqlValues(int literalLength, int formattedCount, SqlText sql) => _sql = sql;

    public void AppendLiteral(string sql) => _sql.Sql(sql);

    public void AppendFormatted(int value) => _sql.Number(value);

    public void AppendFormatted(long value) => _sql.Number(value);

    public void AppendFormatted(long? value) => _sql.Number(value);

    public void AppendFormatted(UInt128 value) => _sql.Bytes(value);

    public void AppendFormatted(byte[] value) => _sql.Blob(value);

    public void AppendFormatted(string? value) => _sql.Text(value);

    /// <exception cref="FormatException">The format is not <c>sql</c>.</exception>
    public void AppendFormatted(string value, string format)
        => _sql.Sql(format == "sql" ? value : throw new FormatException($"There is no format {format} of SQL."));
}
