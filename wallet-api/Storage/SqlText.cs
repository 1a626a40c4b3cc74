using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wallet.Api.Storage;

/// <summary>
/// Builds a packet of statements. Values are written as numbers or hexadecimal literals alone, so no text of a caller can ever be
/// read as SQL, and a packet needs neither parameters nor preparation.
/// </summary>
internal sealed class SqlText
{
    private readonly StringBuilder _text = new(4096);

    /// <summary>Appends SQL of ours.</summary>
    public SqlText Sql(string sql)
    {
        _text.Append(sql);
        return this;
    }

    /// <summary>Appends a number.</summary>
    public SqlText Number(long value)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{value}");
        return this;
    }

    /// <summary>Appends a number or NULL.</summary>
    public SqlText Number(long? value) => value is { } number ? Number(number) : Sql("NULL");

    /// <summary>Appends 16 bytes.</summary>
    public SqlText Bytes(UInt128 value)
    {
        _text.Append(CultureInfo.InvariantCulture, $"x'{value:X32}'");
        return this;
    }

    /// <summary>Appends bytes.</summary>
    public SqlText Bytes(ReadOnlySpan<byte> value)
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

    /// <summary>Appends a multi-row INSERT, or nothing when there are no rows.</summary>
    public SqlText Insert<T>(string into, IReadOnlyCollection<T> rows, Action<SqlText, T> values, string onDuplicate = "")
        => rows.Count == 0 ? this : Sql("INSERT INTO ").Sql(into).Sql(" VALUES ").List(rows, values).Sql(onDuplicate).Sql(";\n");

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
