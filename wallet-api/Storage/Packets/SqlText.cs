using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MySqlConnector;

namespace Wallet.Api.Storage.Packets;

/// <summary>
/// Builds a packet of statements. Values are written as numbers or hexadecimal literals, so no text of a caller can ever be read as SQL, no mode
/// of the server changes what is stored, and the packet is as long as its text.
/// </summary>
internal sealed class SqlText
{
    private const int MaxNumberLength = 20;
    private readonly StringBuilder _text = new(4096);

    /// <summary>How many bytes the packet has.</summary>
    public int Length => _text.Length;

    /// <summary>Appends SQL of ours.</summary>
    public SqlText Sql(string sql)
    {
        _text.Append(sql);
        return this;
    }

    /// <summary>Appends SQL of ours with values between.</summary>
    public SqlText Sql([InterpolatedStringHandlerArgument("")] SqlValues sql) => this;

    /// <summary>Appends a number.</summary>
    public SqlText Number(long value)
    {
        Span<char> digits = stackalloc char[MaxNumberLength];
        value.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        _text.Append(digits[..length]);
        return this;
    }

    /// <summary>Appends a number or NULL.</summary>
    public SqlText Number(long? value) => value is { } number ? Number(number) : Sql("NULL");

    /// <summary>Appends 16 bytes.</summary>
    public SqlText Bytes(UInt128 value)
    {
        // In halves: a number of 128 bits is formatted digit by digit.
        Span<char> digits = stackalloc char[32];
        ((ulong)(value >> 64)).TryFormat(digits, out _, "X16", CultureInfo.InvariantCulture);
        ((ulong)value).TryFormat(digits[16..], out _, "X16", CultureInfo.InvariantCulture);
        _text.Append("x'").Append(digits).Append('\'');
        return this;
    }

    /// <summary>Appends 8 bytes.</summary>
    public SqlText Bytes(ulong value)
    {
        Span<char> digits = stackalloc char[16];
        value.TryFormat(digits, out _, "X16", CultureInfo.InvariantCulture);
        _text.Append("x'").Append(digits).Append('\'');
        return this;
    }

    /// <summary>Appends a statement of ours, after the end of the one before.</summary>
    public SqlText Then(string statement)
    {
        if (_text.Length > 0 && _text[^1] != ';')
            _text.Append(';');
        return Sql(statement);
    }

    /// <summary>Appends bytes.</summary>
    public SqlText Blob(ReadOnlySpan<byte> value)
    {
        _text.Append("x'");
        Hex(value);
        _text.Append('\'');
        return this;
    }

    /// <summary>Appends a caller's text, or NULL.</summary>
    public SqlText Text(string? value)
    {
        if (value is null)
            return Sql("NULL");
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, bytes);
        _text.Append("_utf8mb4 x'");
        Hex(bytes.AsSpan(0, length));
        _text.Append('\'');
        ArrayPool<byte>.Shared.Return(bytes);
        return this;
    }

    /// <summary>Appends <paramref name="items"/>, each by <paramref name="append"/>, with commas between.</summary>
    public SqlText List<T>(IReadOnlyCollection<T> items, Action<SqlText, T> append) => Join(items, ",", append);

    /// <summary>Appends <paramref name="items"/>, each by <paramref name="append"/>, as the rows of a derived table.</summary>
    public SqlText Union<T>(IReadOnlyCollection<T> items, Action<SqlText, T> append) => Join(items, " UNION ALL ", append);

    /// <summary>Appends <paramref name="items"/>, each by <paramref name="append"/>, as conditions of which one must hold.</summary>
    public SqlText Any<T>(IReadOnlyCollection<T> items, Action<SqlText, T> append) => Join(items, " OR ", append);

    /// <summary>Appends a multi-row INSERT, or nothing when there are no rows.</summary>
    public SqlText Insert<T>(string into, IReadOnlyCollection<T> rows, Action<SqlText, T> values, string onDuplicate = "")
        => rows.Count == 0 ? this : Sql("INSERT INTO ").Sql(into).Sql(" VALUES ").List(rows, values).Sql(onDuplicate).Sql(";\n");

    /// <summary>What follows a row that may be there already: these columns become the row's, separated by commas.</summary>
    public static string Update(string columns)
        => " ON DUPLICATE KEY UPDATE " + string.Join(", ", columns.Split(", ").Select(column => $"{column} = VALUES({column})"));

    /// <summary>The packet as a command.</summary>
    public MySqlCommand Command(MySqlConnection connection) => new(ToString(), connection);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private SqlText Join<T>(IReadOnlyCollection<T> items, string between, Action<SqlText, T> append)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                _text.Append(between);
            first = false;
            append(this, item);
        }
        return this;
    }

    private void Hex(ReadOnlySpan<byte> value)
    {
        Span<char> chunk = stackalloc char[256];
        while (!value.IsEmpty)
        {
            var part = value[..Math.Min(value.Length, chunk.Length / 2)];
            Convert.TryToHexString(part, chunk, out var written);
            _text.Append(chunk[..written]);
            value = value[part.Length..];
        }
    }
}
