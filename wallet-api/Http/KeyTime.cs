using System.Buffers.Binary;

namespace Wallet.Api.Http;

/// <summary>The time that some idempotency keys carry: UUIDs of version 7 and ULIDs.</summary>
internal static class KeyTime
{
    private const int UlidLength = 26;
    private const int UlidTimeLength = 10;
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Unix milliseconds; null for a key that carries no time.</summary>
    public static long? Of(string key)
    {
        if (Guid.TryParseExact(key, "D", out var guid))
            return guid.Version == 7 ? OfUuid(guid) : null;
        return key.Length == UlidLength ? OfUlid(key) : null;
    }

    private static long OfUuid(Guid guid)
    {
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
    }

    private static long? OfUlid(string key)
    {
        var time = 0L;
        for (var i = 0; i < key.Length; i++)
        {
            var digit = Crockford.IndexOf(char.ToUpperInvariant(key[i]), StringComparison.Ordinal);
            if (digit < 0)
                return null;
            if (i < UlidTimeLength)
                time = (time << 5) | (uint)digit;
        }
        return time < 1L << 48 ? time : null;
    }
}
