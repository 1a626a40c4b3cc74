using System.Buffers.Binary;

namespace Wallet.Api.Commands;

/// <summary>
/// The wire form of a 63-bit key: a UUID of version 7 whose time is the key's and whose remaining bits are computed from the
/// key. Tables are indexed by eight bytes, no map is needed between the two, and a made-up UUID is recognised without a query.
/// </summary>
internal static class PublicId
{
    private const int LowBits = 21;
    private const int HighOfLow = 12;
    private const int RestOfLow = LowBits - HighOfLow;
    private const int CheckBits = 62 - RestOfLow;

    /// <summary>What a key names; the UUID of one kind is not accepted for another.</summary>
    public enum Kind : ulong
    {
        /// <summary>A wallet.</summary>
        Wallet = 0x57_61_6c_6c_65_74,

        /// <summary>A transaction or hold.</summary>
        Transaction = 0x54_72_61_6e_73,

        /// <summary>A webhook.</summary>
        Webhook = 0x57_65_62_68_6f_6f_6b,
    }

    /// <summary>The UUID of <paramref name="key"/>.</summary>
    public static string Format(long key, Kind kind) => ToGuid((ulong)key, kind).ToString();

    /// <summary>The key of a UUID that <see cref="Format"/> made for the same kind.</summary>
    public static bool TryParse(string? text, Kind kind, out long key)
    {
        key = 0;
        if (!Guid.TryParseExact(text, "D", out var guid))
            return false;
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        key = (long)(((high >> 16) << LowBits) | ((high & 0xFFF) << RestOfLow) | ((low >> CheckBits) & ((1UL << RestOfLow) - 1)));
        return key >= 0 && ToGuid((ulong)key, kind) == guid;
    }

    private static Guid ToGuid(ulong key, Kind kind)
    {
        var low = key & ((1UL << LowBits) - 1);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((key >> LowBits) << 16) | 0x7000UL | (low >> RestOfLow));
        BinaryPrimitives.WriteUInt64BigEndian(
            bytes[8..],
            (0b10UL << 62) | ((low & ((1UL << RestOfLow) - 1)) << CheckBits) | (Mix(key ^ (ulong)kind) >> (64 - CheckBits)));
        return new Guid(bytes, bigEndian: true);
    }

    // The finaliser of SplitMix64: every input bit changes half of the output bits.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
