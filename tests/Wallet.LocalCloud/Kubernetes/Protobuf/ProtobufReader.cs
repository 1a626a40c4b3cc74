using System.Text;

namespace Wallet.LocalCloud.Kubernetes.Protobuf;

/// <summary>Reads the fields of one message.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public int Number { get; private set; }

    /// <summary>The value of a number field.</summary>
    public ulong Whole { get; private set; }

    /// <summary>The content of a text, bytes or message field.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    public readonly string Text => Encoding.UTF8.GetString(Content);

    /// <summary>Moves to the next field.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The bytes are no protobuf.</exception>
    public bool Read()
    {
        if (_rest.IsEmpty) return false;
        var tag = Varint();
        Number = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                Whole = Varint();
                return true;
            case 1:
                Whole = BitConverter.ToUInt64(Take(8));
                return true;
            case 2:
                Content = Take(checked((int)Varint()));
                return true;
            case 5:
                Whole = BitConverter.ToUInt32(Take(4));
                return true;
            default:
                throw new InvalidDataException($"protobuf field {Number} has an unknown wire type");
        }
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }

        throw new InvalidDataException("protobuf number is too long");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length) throw new InvalidDataException("protobuf message is cut short");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
