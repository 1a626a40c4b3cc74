using System.Text;

namespace Wallet.Api.Tests.Telemetry;

/// <summary>A message of Protocol Buffers, read without its schema.</summary>
public sealed class ProtoMessage
{
    private readonly List<(int Field, byte[] Bytes)> _parts = [];

    /// <summary>Splits a message into its fields; numbers are skipped.</summary>
    public static ProtoMessage Read(ReadOnlySpan<byte> bytes)
    {
        var message = new ProtoMessage();
        while (!bytes.IsEmpty)
        {
            var tag = Varint(ref bytes);
            var length = (tag & 7) switch
            {
                0 => SkipVarint(ref bytes),
                1 => sizeof(ulong),
                2 => (int)Varint(ref bytes),
                5 => sizeof(uint),
                var type => throw new InvalidDataException($"There is no wire type {type}."),
            };
            if ((tag & 7) == 2)
                message._parts.Add(((int)(tag >> 3), bytes[..length].ToArray()));
            bytes = bytes[length..];
        }
        return message;
    }

    public IEnumerable<ProtoMessage> Messages(int field) => Of(field).Select(bytes => Read(bytes));

    public string Hex(int field) => Convert.ToHexStringLower(Of(field).SingleOrDefault() ?? []);

    public string Text(int field) => Encoding.UTF8.GetString(Of(field).SingleOrDefault() ?? []);

    private IEnumerable<byte[]> Of(int field) => _parts.Where(part => part.Field == field).Select(part => part.Bytes);

    private static int SkipVarint(ref ReadOnlySpan<byte> bytes)
    {
        Varint(ref bytes);
        return 0;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
