using System.Buffers.Binary;
using System.Text;

namespace Wallet.LocalCloud.Engines.Kafka;

/// <summary>Reads Kafka's wire types, those before flexible versions: big-endian numbers, strings and arrays with their length.</summary>
internal sealed class WireReader(ReadOnlyMemory<byte> bytes)
{
    public int Position { get; private set; }

    public bool AtEnd => Position >= bytes.Length;

    public byte Int8() => Take(1).Span[0];

    public bool Flag() => Int8() != 0;

    public short Int16() => BinaryPrimitives.ReadInt16BigEndian(Take(2).Span);

    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Take(4).Span);

    public string? Text() => Int16() is var length and >= 0 ? Encoding.UTF8.GetString(Take(length).Span) : null;

    public string RequiredText() => Text() ?? "";

    /// <summary>An array; nothing when it is null.</summary>
    public List<T>? List<T>(Func<WireReader, T> item)
    {
        var count = Int32();
        if (count < 0)
            return null;
        var items = new List<T>();
        for (var i = 0; i < count; i++)
            items.Add(item(this));
        return items;
    }

    public ReadOnlyMemory<byte> Take(int length)
    {
        var taken = bytes.Slice(Position, length);
        Position += length;
        return taken;
    }

    /// <summary>What was read since a position.</summary>
    public ReadOnlyMemory<byte> Since(int position) => bytes[position..Position];
}
