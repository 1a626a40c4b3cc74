using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Wallet.LocalCloud.Engines.Kafka;

/// <summary>Writes what <see cref="WireReader"/> reads.</summary>
internal sealed class WireWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public WireWriter Int8(byte value)
    {
        _bytes.Write([value]);
        return this;
    }

    public WireWriter Flag(bool value) => Int8(value ? (byte)1 : (byte)0);

    public WireWriter Int16(short value)
    {
        Span<byte> buffer = stackalloc byte[2];
        BinaryPrimitives.WriteInt16BigEndian(buffer, value);
        _bytes.Write(buffer);
        return this;
    }

    public WireWriter Int32(int value)
    {
        Span<byte> buffer = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(buffer, value);
        _bytes.Write(buffer);
        return this;
    }

    public WireWriter Text(string? value)
    {
        if (value is null)
            return Int16(-1);
        var text = Encoding.UTF8.GetBytes(value);
        return Int16((short)text.Length).Bytes(text);
    }

    public WireWriter Bytes(ReadOnlyMemory<byte> value)
    {
        _bytes.Write(value.Span);
        return this;
    }

    public WireWriter List<T>(IReadOnlyCollection<T> items, Action<WireWriter, T> write)
    {
        Int32(items.Count);
        foreach (var item in items)
            write(this, item);
        return this;
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
