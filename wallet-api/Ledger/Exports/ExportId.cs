using System.Buffers.Binary;

namespace Wallet.Api.Ledger.Exports;

/// <summary>An export's key: a UUID of version 7, so that keys are in the order of their making.</summary>
internal readonly record struct ExportId(UInt128 Value)
{
    private const int Length = 16;

    /// <summary>A new one, of a time.</summary>
    public static ExportId At(DateTimeOffset time) => Of(Guid.CreateVersion7(time));

    /// <summary>Reads the wire form; false for a text that is none.</summary>
    public static bool TryParse(string? text, out ExportId id)
    {
        var found = Guid.TryParseExact(text, "D", out var guid);
        id = Of(guid);
        return found;
    }

    /// <summary>The wire form: a UUID in small letters.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static ExportId Of(Guid guid)
    {
        Span<byte> bytes = stackalloc byte[Length];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        return new(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }
}
